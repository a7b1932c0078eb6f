/* The entry point of a DLL. */
#include "windows.h"

typedef int (*EXIT_FUNCTION)(void);
typedef struct { EXIT_FUNCTION *first, *last, *end; } ONEXIT_TABLE;

/* Universal C Runtime: a DLL keeps its own table, run when the DLL is unloaded and not when the process ends. */
IMPORT int _initialize_onexit_table(ONEXIT_TABLE *table);
IMPORT int _register_onexit_function(ONEXIT_TABLE *table, EXIT_FUNCTION function);
IMPORT int _execute_onexit_table(ONEXIT_TABLE *table);

BOOL WINAPI DllMain(PVOID module, DWORD reason, PVOID reserved);

static ONEXIT_TABLE onexit_table;

int atexit(void (*function)(void)) { return _register_onexit_function(&onexit_table, (EXIT_FUNCTION)function); }

static __attribute__((noinline)) BOOL dispatch(PVOID module, DWORD reason, PVOID reserved) {
    if (reason == DLL_PROCESS_ATTACH && (_initialize_onexit_table(&onexit_table) != 0 || !initialize_c_and_cpp())) return FALSE;
    BOOL succeeded = DllMain(module, reason, reserved);
    /* reserved is set when the whole process ends: other threads are gone in whatever state they were, so nothing may be run. */
    if ((reason == DLL_PROCESS_DETACH && !reserved) || (reason == DLL_PROCESS_ATTACH && !succeeded)) _execute_onexit_table(&onexit_table);
    return succeeded;
}

BOOL WINAPI _DllMainCRTStartup(PVOID module, DWORD reason, PVOID reserved) {
    /* Before any function that the cookie protects is called. */
    if (reason == DLL_PROCESS_ATTACH) __security_init_cookie();
    return dispatch(module, reason, reserved);
}
