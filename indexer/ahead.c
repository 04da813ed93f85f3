#include "indexer/ahead.h"

#include <pthread.h>
#include <stdlib.h>

enum { WINDOW = 32, MAX_THREADS = 64 };

struct slot {
	struct ft_parsed parsed;
	bool ready;
};

struct ft_ahead {
	const struct ft_parse_job *jobs;
	size_t count, begun, taken;
	struct slot slots[WINDOW]; /* job i stands in slot i % WINDOW */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	pthread_t threads[MAX_THREADS];
	int running;
	bool stop;
};

/* The next job to begin; waits while the window is full. False when there is none left. */
static bool next_job(struct ft_ahead *a, size_t *i)
{
	bool found;

	pthread_mutex_lock(&a->lock);
	while (!a->stop && a->begun < a->count && a->begun >= a->taken + WINDOW)
		pthread_cond_wait(&a->changed, &a->lock);
	found = !a->stop && a->begun < a->count;
	if (found)
		*i = a->begun++;
	pthread_mutex_unlock(&a->lock);
	return found;
}

static void *reader(void *arg)
{
	struct ft_ahead *a = arg;
	size_t i;

	while (next_job(a, &i)) {
		struct slot *s = &a->slots[i % WINDOW];

		ft_parse_file(&s->parsed, &a->jobs[i]);
		pthread_mutex_lock(&a->lock);
		s->ready = true;
		pthread_cond_broadcast(&a->changed);
		pthread_mutex_unlock(&a->lock);
	}
	return NULL;
}

struct ft_ahead *ft_ahead_start(const struct ft_parse_job *jobs, size_t count, int threads)
{
	struct ft_ahead *a = ft_alloc(sizeof *a);

	a->jobs = jobs;
	a->count = count;
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	if (threads > MAX_THREADS)
		threads = MAX_THREADS;
	while (a->running < threads && pthread_create(&a->threads[a->running], NULL, reader, a) == 0)
		a->running++;
	return a;
}

bool ft_ahead_take(struct ft_ahead *a, struct ft_parsed *out)
{
	struct slot *s = &a->slots[a->taken % WINDOW];

	if (a->taken == a->count)
		return false;
	if (a->running == 0) { /* no thread could be had: read here */
		ft_parse_file(out, &a->jobs[a->taken++]);
		return true;
	}
	pthread_mutex_lock(&a->lock);
	while (!s->ready)
		pthread_cond_wait(&a->changed, &a->lock);
	*out = s->parsed;
	s->ready = false;
	a->taken++;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
	return true;
}

void ft_ahead_free(struct ft_ahead *a)
{
	if (a == NULL)
		return;
	pthread_mutex_lock(&a->lock);
	a->stop = true;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
	for (int i = 0; i < a->running; i++)
		pthread_join(a->threads[i], NULL);
	for (size_t i = 0; i < WINDOW; i++)
		if (a->slots[i].ready)
			ft_parsed_free(&a->slots[i].parsed);
	pthread_mutex_destroy(&a->lock);
	pthread_cond_destroy(&a->changed);
	free(a);
}
