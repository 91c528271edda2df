/* Lengthens every wait for the disk by SLOW_MS milliseconds: cc -shared -fPIC -o slow.so slow.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_longer(void)
{
    const char *told = getenv("SLOW_MS");
    usleep(1000 * (told ? atoi(told) : 0));
}

int fsync(int fd)
{
    wait_longer();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
}

int fdatasync(int fd)
{
    wait_longer();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd);
}
