/* The C++ operators new and delete that the runtime uses, under the names that Microsoft's compiler gives them, and what a call of a pure
   virtual function does. They come from the Universal C Runtime's heap, as in Microsoft's own library. */
#include "windows.h"

IMPORT PVOID malloc(ULONG64 size);
IMPORT void free(PVOID block);

/* operator new(size_t, std::nothrow_t const &) and operator new[](...) */
PVOID operator_new(ULONG64 size, const void *nothrow) __asm__("??2@YAPEAX_KAEBUnothrow_t@std@@@Z");
PVOID operator_new(ULONG64 size, const void *nothrow) { return (void)nothrow, malloc(size); }
PVOID operator_new_array(ULONG64 size, const void *nothrow) __asm__("??_U@YAPEAX_KAEBUnothrow_t@std@@@Z");
PVOID operator_new_array(ULONG64 size, const void *nothrow) { return (void)nothrow, malloc(size); }

/* operator delete(void *, size_t) and operator delete[](void *) */
void operator_delete(PVOID block, ULONG64 size) __asm__("??3@YAXPEAX_K@Z");
void operator_delete(PVOID block, ULONG64 size) { (void)size, free(block); }
void operator_delete_array(PVOID block) __asm__("??_V@YAXPEAX@Z");
void operator_delete_array(PVOID block) { free(block); }

/* std::nothrow */
extern const char nothrow __asm__("?nothrow@std@@3Unothrow_t@1@B");
const char nothrow = 0;

void _purecall(void) { fast_fail(FAST_FAIL_FATAL_APP_EXIT); }

/* Says that the image uses floating point; the linker asks for it by name. */
int _fltused = 0x9875;
