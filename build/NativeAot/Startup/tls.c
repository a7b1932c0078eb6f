/* Thread-local storage: the directory that tells the loader about the template of a thread's variables, and the initialisers of C++
   thread_local variables, run once on each thread. */
#include "windows.h"

typedef void (*INITIALIZER)(void);
typedef void(WINAPI *TLS_CALLBACK)(PVOID module, DWORD reason, PVOID reserved);

DWORD _tls_index = 0;

/* Between these two the linker gathers every object's thread-local variables, */
SECTION(".tls") char _tls_start = 0;
SECTION(".tls$ZZZ") char _tls_end = 0;
/* the callbacks that the loader runs on each thread, */
SECTION(".CRT$XLA") TLS_CALLBACK __xl_a = 0;
SECTION(".CRT$XLC") TLS_CALLBACK __xl_c = __dyn_tls_init;
SECTION(".CRT$XLZ") TLS_CALLBACK __xl_z = 0;
/* and the initialisers of thread_local variables. */
SECTION(".CRT$XDA") INITIALIZER __xd_a = 0;
SECTION(".CRT$XDZ") INITIALIZER __xd_z = 0;

__declspec(thread) char __tls_guard = 0;

void WINAPI __dyn_tls_init(PVOID module, DWORD reason, PVOID reserved) {
    (void)module;
    (void)reserved;
    if (reason != DLL_THREAD_ATTACH || __tls_guard) return;
    __tls_guard = 1;
    for (INITIALIZER *initializer = &__xd_a + 1; initializer < &__xd_z; initializer++)
        if (*initializer) (*initializer)();
}

/* Called by compiled code for a thread that was there before this DLL was loaded and so had no DLL_THREAD_ATTACH. */
void __dyn_tls_on_demand_init(void) { __dyn_tls_init(0, DLL_THREAD_ATTACH, 0); }

typedef struct {
    const void *StartAddressOfRawData, *EndAddressOfRawData, *AddressOfIndex, *AddressOfCallBacks;
    DWORD SizeOfZeroFill, Characteristics;
} IMAGE_TLS_DIRECTORY64;

SECTION(".rdata$T") const IMAGE_TLS_DIRECTORY64 _tls_used = {&_tls_start, &_tls_end, &_tls_index, &__xl_a + 1, 0, 0};
