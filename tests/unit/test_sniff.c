/* Forms by content. */
#include "indexer/sniff.h"
#include "tests/unit/unit.h"

#include <string.h>

static void test_forms(void **state)
{
	static const struct { struct ft_str raw; const char *name, *form; } cases[] = {
		{{"%PDF-1.7\n", 9}, "law.txt", "pdf"},
		{{"PK\3\4.......word/document.xml", 29}, "law.pdf", "docx"},
		{{"PK\3\4.......word/document2.xml", 30}, "law.docx", "docx"},
		{{"PK\3\4....mimetypeapplication/vnd.oasis.opendocument.text", 56}, "law.docx", "odt"},
		{{"PK\3\4....pictures/1.png", 23}, "law.docx", "zip"},
		{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "law.docx", "doc"},
		{{"{\\rtf1 x}", 9}, "law.doc", "rtf"},
		{{"\x89PNG\r\n\x1A\n", 8}, "law.pdf", "image"},
		{{"\xEF\xBB\xBF\n <!DOCTYPE HTML PUBLIC \"x\"><html>", 38}, "law.txt", "html"},
		{{"<!-- saved from url=(0014) -->\n<html>", 37}, "law.md", "html"},
		{{"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\" \"y\"><html>", 57}, "x", "html"},
		{{"<\0h\0t\0m\0l\0>\0", 12}, "x", "html"},
		{{"<?xml version=\"1.0\"?>\n<akomaNtoso xmlns=\"x\">", 44}, "x.xml", "akn"},
		{{"<?xml version=\"1.0\"?><a:akomaNtoso xmlns:a=\"x\">", 47}, "x.xml", "akn"},
		{{"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><akomaNtoso>", 63}, "x.xml", "akn"},
		{{"<a:akomaNtoso xmlns:a=\"x\">", 26}, "x.txt", "akn"},
		{{"<?xml version=\"1.0\"?><book>", 27}, "x.xml", "xml"},
		{{"<法規>", 8}, "x.xml", "xml"},
		{{"MIME-Version: 1.0\nContent-Type: multipart/related;", 50}, "x.html", "mht"},
		{{"# Title", 7}, "x.md", "markdown"},
		{{"Title", 5}, "x.pdf", "text"},
		{{"<<remark>>", 10}, "x.txt", "text"},
		{{"a < b and <html> later", 22}, "x.txt", "text"},
		{{"", 0}, "x.pdf", "text"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(ft_sniff(cases[i].raw, ft_str(cases[i].name)), cases[i].form);
	assert_false(ft_sniff_foreign("text"));
	assert_false(ft_sniff_foreign("markdown"));
	assert_true(ft_sniff_foreign("pdf"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_forms)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
