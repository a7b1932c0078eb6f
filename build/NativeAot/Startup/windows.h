/* The few Windows and C runtime declarations that the start-up code needs. The Windows SDK's headers are a download of 800 MB and
   are not used. Names and layouts are those of winnt.h and of the Universal C Runtime's startup headers. */
#ifndef NATIVEAOT_STARTUP_WINDOWS_H
#define NATIVEAOT_STARTUP_WINDOWS_H

typedef unsigned char BYTE;
typedef unsigned short WORD;
typedef unsigned int DWORD;
typedef unsigned long long ULONG64;
typedef int BOOL;
typedef void *PVOID;

#define TRUE 1
#define FALSE 0
#define WINAPI __stdcall
#define IMPORT __declspec(dllimport)
/* Places a variable in a section of its own: the linker sorts "NAME$SUFFIX" by suffix and merges them into NAME. */
#define SECTION(name) __attribute__((section(name)))

#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH 2

/* Codes of __fastfail, winnt.h. */
#define FAST_FAIL_STACK_COOKIE_CHECK_FAILURE 2
#define FAST_FAIL_FATAL_APP_EXIT 7
#define FAST_FAIL_RANGE_CHECK_FAILURE 8

/* Ends the process at once with exception 0xC0000409; no handler in the process gets to run. */
__attribute__((noreturn, always_inline)) static inline void fast_fail(DWORD code) {
    __asm__ volatile("int $0x29" ::"c"(code));
    __builtin_unreachable();
}

/* cookie.c */
void __security_init_cookie(void);
extern ULONG64 __security_cookie;

/* tls.c */
void WINAPI __dyn_tls_init(PVOID module, DWORD reason, PVOID reserved);

/* initialize.c */
BOOL initialize_c_and_cpp(void);

#endif
