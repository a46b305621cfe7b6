/*
 * Loaded in front of libc: a signal that interrupts recv and send instead of restarting them, calls of recv that fail, and at the
 * end a count of what was interrupted. What is failed or interrupted is the system call itself, as the binary meets it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static int receives, sends, failures, error;

static void ignore(int signal) { (void)signal; }

static int variable(const char *name) {
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

__attribute__((constructor)) static void begin(void) {
    struct sigaction action = {.sa_handler = ignore};
    sigaction(SIGWINCH, &action, NULL);
    failures = variable("FAILING_RECEIVES");
    error = variable("FAILING_WITH");
}

ssize_t recv(int socket, void *bytes, size_t count, int flags) {
    if (failures > 0) {
        failures--;
        errno = error;
        return -1;
    }
    ssize_t result = syscall(SYS_recvfrom, socket, bytes, count, flags, NULL, NULL);
    receives += result < 0 && errno == EINTR;
    return result;
}

ssize_t send(int socket, const void *bytes, size_t count, int flags) {
    ssize_t result = syscall(SYS_sendto, socket, bytes, count, flags, NULL, 0);
    sends += result < 0 && errno == EINTR;
    return result;
}

__attribute__((destructor)) static void end(void) { dprintf(2, "interrupted: %d recv, %d send\n", receives, sends); }
