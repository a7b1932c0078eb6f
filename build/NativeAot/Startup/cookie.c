/* Stack cookies. The runtime's C++ objects are compiled with /GS: a function with a buffer keeps (cookie xor frame) behind the buffer and
   calls __security_check_cookie before it returns. Should an exception unwind the function, it does not return, and the operating
   system calls __GSHandlerCheck in its place, which reads the same slot through the function's unwind data. */
#include "windows.h"

/* The value that the operating system's loader looks for and replaces with random bits of its own (load configuration, SecurityCookie). */
#define DEFAULT_SECURITY_COOKIE 0x00002B992DDFA232ULL
/* The upper 16 bits are zero, so that no string copy can write a whole cookie. */
#define SECURITY_COOKIE_BITS 0x0000FFFFFFFFFFFFULL

ULONG64 __security_cookie = DEFAULT_SECURITY_COOKIE;
ULONG64 __security_cookie_complement = ~DEFAULT_SECURITY_COOKIE;

IMPORT void WINAPI GetSystemTimeAsFileTime(ULONG64 *time);
IMPORT BOOL WINAPI QueryPerformanceCounter(ULONG64 *counter);
IMPORT DWORD WINAPI GetCurrentProcessId(void);
IMPORT DWORD WINAPI GetCurrentThreadId(void);

/* The processor's random number generator; 0 where there is none or where it has run dry. */
static ULONG64 processor_random(void) {
    DWORD a = 1, b, c, d;
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "=c"(c), "=d"(d));
    if (!(c & (1u << 30))) return 0; /* CPUID.01H:ECX.RDRAND */
    for (int attempt = 0; attempt < 10; attempt++) {
        ULONG64 value;
        BYTE valid;
        __asm__ volatile("rdrand %0\n\tsetc %1" : "=r"(value), "=qm"(valid)::"cc");
        if (valid) return value;
    }
    return 0;
}

/* The finaliser of a 64-bit mixing function (MurmurHash3): each input bit reaches each output bit. */
static ULONG64 mix(ULONG64 value) {
    value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDULL;
    value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53ULL;
    return value ^ (value >> 33);
}

void __security_init_cookie(void) {
    /* Windows 8 and later has done it before any code of this module ran. */
    if (__security_cookie == DEFAULT_SECURITY_COOKIE) {
        ULONG64 time = 0, counter = 0, cookie;
        DWORD low, high;
        GetSystemTimeAsFileTime(&time);
        QueryPerformanceCounter(&counter);
        __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
        cookie = mix(time ^ (ULONG64)&time);
        cookie = mix(cookie ^ counter);
        cookie = mix(cookie ^ ((ULONG64)high << 32 | low));
        cookie = mix(cookie ^ ((ULONG64)GetCurrentProcessId() << 32 | GetCurrentThreadId()));
        cookie = mix(cookie ^ processor_random()) & SECURITY_COOKIE_BITS;
        if (cookie == 0 || cookie == DEFAULT_SECURITY_COOKIE) cookie = DEFAULT_SECURITY_COOKIE + 1;
        __security_cookie = cookie;
    }
    __security_cookie_complement = ~__security_cookie;
}

void __security_check_cookie(ULONG64 cookie) {
    if (cookie != __security_cookie) fast_fail(FAST_FAIL_STACK_COOKIE_CHECK_FAILURE);
}

void __report_rangecheckfailure(void) { fast_fail(FAST_FAIL_RANGE_CHECK_FAILURE); }

/* RUNTIME_FUNCTION, the head of UNWIND_INFO and the head of DISPATCHER_CONTEXT as the x64 exception ABI lays them out. */
typedef struct { DWORD begin_address, end_address, unwind_data; } RUNTIME_FUNCTION;
typedef struct { BYTE version_and_flags, size_of_prolog, count_of_codes, frame_register_and_offset; } UNWIND_INFO;
typedef struct {
    ULONG64 control_pc, image_base;
    const RUNTIME_FUNCTION *function_entry;
    ULONG64 establisher_frame, target_ip;
    PVOID context_record, language_handler;
    const void *handler_data;
} DISPATCHER_CONTEXT;

/* What the compiler leaves behind a function's unwind codes for __GSHandlerCheck. */
typedef struct {
    DWORD cookie_offset_and_flags; /* multiple of 8; bit 2 says that the two fields below are there */
    int aligned_base_offset;
    int alignment;
} GS_HANDLER_DATA;
#define GS_HAS_ALIGNMENT 4u

int __GSHandlerCheck(PVOID record, ULONG64 establisher_frame, PVOID context, const DISPATCHER_CONTEXT *dispatcher) {
    const GS_HANDLER_DATA *data = dispatcher->handler_data;
    const UNWIND_INFO *unwind = (const UNWIND_INFO *)(dispatcher->image_base + dispatcher->function_entry->unwind_data);
    ULONG64 slot_base = establisher_frame, frame = establisher_frame;
    (void)record;
    (void)context;
    if (data->cookie_offset_and_flags & GS_HAS_ALIGNMENT)
        slot_base = (establisher_frame + (ULONG64)(long long)data->aligned_base_offset) & (ULONG64)(-(long long)data->alignment);
    /* The prolog xors with the frame register if there is one; that register is the establisher frame plus 16 times its offset field. */
    if (unwind->frame_register_and_offset & 0x0F) frame += unwind->frame_register_and_offset & 0xF0;
    __security_check_cookie(*(const ULONG64 *)(slot_base + (long long)(int)(data->cookie_offset_and_flags & ~7u)) ^ frame);
    return 1; /* ExceptionContinueSearch */
}
