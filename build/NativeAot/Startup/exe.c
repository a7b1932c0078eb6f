/* The entry point of a program. */
#include "windows.h"

typedef int (*EXIT_FUNCTION)(void);

/* Universal C Runtime, the part of it that Microsoft's start-up code calls. */
IMPORT void _set_app_type(int type);
IMPORT int _configure_wide_argv(int mode);
IMPORT int _initialize_wide_environment(void);
IMPORT int *__p___argc(void);
IMPORT WORD ***__p___wargv(void);
IMPORT int _crt_atexit(EXIT_FUNCTION function);
IMPORT __attribute__((noreturn)) void exit(int code);

#define CRT_CONSOLE_APP 1
#define CRT_ARGV_UNEXPANDED_ARGUMENTS 1

int wmain(int argument_count, WORD **arguments);

int atexit(void (*function)(void)) { return _crt_atexit((EXIT_FUNCTION)function); }

static __attribute__((noinline, noreturn)) void run(void) {
    _set_app_type(CRT_CONSOLE_APP);
    if (_configure_wide_argv(CRT_ARGV_UNEXPANDED_ARGUMENTS) != 0 || _initialize_wide_environment() != 0 || !initialize_c_and_cpp())
        fast_fail(FAST_FAIL_FATAL_APP_EXIT);
    exit(wmain(*__p___argc(), *__p___wargv()));
}

int wmainCRTStartup(void) {
    /* Before any function that the cookie protects is called. */
    __security_init_cookie();
    run();
}
