/* An empty program, linked with the whole of one layer and with the layers below it (tests/layers/link.sh). */
int main(void)
{
	return 0;
}
