/* Runs the initialisers of C and C++ objects, in the order of their sections. */
#include "windows.h"

typedef void (*INITIALIZER)(void);
typedef int (*INITIALIZER_E)(void);

SECTION(".CRT$XIA") INITIALIZER_E __xi_a = 0;
SECTION(".CRT$XIZ") INITIALIZER_E __xi_z = 0;
SECTION(".CRT$XCA") INITIALIZER __xc_a = 0;
SECTION(".CRT$XCZ") INITIALIZER __xc_z = 0;

IMPORT void _initterm(INITIALIZER *first, INITIALIZER *last);
IMPORT int _initterm_e(INITIALIZER_E *first, INITIALIZER_E *last);

/* FALSE if an initialiser reported an error. Leaves the calling thread with its thread_local variables initialised. */
BOOL initialize_c_and_cpp(void) {
    if (_initterm_e(&__xi_a, &__xi_z) != 0) return FALSE;
    _initterm(&__xc_a, &__xc_z);
    __dyn_tls_init(0, DLL_THREAD_ATTACH, 0);
    return TRUE;
}
