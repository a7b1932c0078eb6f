/* Functions that are protected by a stack cookie, and that destroy it when told to. Compiled with -fstack-protector-all, which for this target means Microsoft's
   __security_cookie and __security_check_cookie. */

__declspec(dllimport) void __stdcall RaiseException(unsigned code, unsigned flags, unsigned count, const void *arguments);

extern unsigned long long __security_cookie;
#define DEFAULT_SECURITY_COOKIE 0x00002B992DDFA232ULL
#define TEST_EXCEPTION 0xE0000001u

/* 1 if the cookie has been made random and its upper 16 bits are zero. */
int cookie_is_random(void) { return __security_cookie != DEFAULT_SECURITY_COOKIE && __security_cookie >> 48 == 0; }

/* Fills a buffer of 16 bytes with as many bytes as it is told. */
__attribute__((noinline)) int fill_buffer(int count) {
    volatile char buffer[16];
    for (int i = 0; i < count; i++) buffer[i] = (char)i;
    return buffer[0];
}

static void raise_exception(void) { RaiseException(TEST_EXCEPTION, 0, 0, 0); }

/* Call the function with a cookie in their frame, laid out as Microsoft's compiler does it; the second argument says whether to destroy the cookie before. The first
   has its frame at rsp, the other has a frame register that lies 32 bytes above it. Their unwind data name __GSHandlerCheck, which looks at the cookie when an
   exception passes through. */
void call_with_cookie(void (*function)(void), int destroy);
void call_with_cookie_and_frame_register(void (*function)(void), int destroy);

__asm__(".globl call_with_cookie\n"
        ".def call_with_cookie; .scl 2; .type 32; .endef\n"
        ".seh_proc call_with_cookie\n"
        "call_with_cookie:\n"
        "  subq $56, %rsp\n"
        "  .seh_stackalloc 56\n"
        "  .seh_handler __GSHandlerCheck, @unwind, @except\n"
        "  .seh_endprologue\n"
        "  movq __security_cookie(%rip), %rax\n"
        "  xorq %rsp, %rax\n"
        "  movq %rax, 40(%rsp)\n"
        "  testl %edx, %edx\n"
        "  je 1f\n"
        "  notq 40(%rsp)\n"
        "1:\n"
        "  callq *%rcx\n"
        "  movq 40(%rsp), %rcx\n"
        "  xorq %rsp, %rcx\n"
        "  callq __security_check_cookie\n"
        "  addq $56, %rsp\n"
        "  retq\n"
        "  .seh_handlerdata\n"
        "  .long 40\n"
        "  .text\n"
        ".seh_endproc\n"
        ".globl call_with_cookie_and_frame_register\n"
        ".def call_with_cookie_and_frame_register; .scl 2; .type 32; .endef\n"
        ".seh_proc call_with_cookie_and_frame_register\n"
        "call_with_cookie_and_frame_register:\n"
        "  pushq %rbp\n"
        "  .seh_pushreg %rbp\n"
        "  subq $64, %rsp\n"
        "  .seh_stackalloc 64\n"
        "  leaq 32(%rsp), %rbp\n"
        "  .seh_setframe %rbp, 32\n"
        "  .seh_handler __GSHandlerCheck, @unwind, @except\n"
        "  .seh_endprologue\n"
        "  movq __security_cookie(%rip), %rax\n"
        "  xorq %rbp, %rax\n"
        "  movq %rax, 8(%rbp)\n"
        "  testl %edx, %edx\n"
        "  je 1f\n"
        "  notq 8(%rbp)\n"
        "1:\n"
        "  callq *%rcx\n"
        "  movq 8(%rbp), %rcx\n"
        "  xorq %rbp, %rcx\n"
        "  callq __security_check_cookie\n"
        "  leaq 32(%rbp), %rsp\n"
        "  popq %rbp\n"
        "  retq\n"
        "  .seh_handlerdata\n"
        "  .long 40\n"
        "  .text\n"
        ".seh_endproc\n");

/* An exception through such a function: 1 if it arrives. Does not return if the cookie was destroyed. */
int unwind_through_cookie(int frame_register, int destroy) {
    __try {
        if (frame_register) call_with_cookie_and_frame_register(raise_exception, destroy);
        else call_with_cookie(raise_exception, destroy);
        return 0;
    } __except (1 /* EXCEPTION_EXECUTE_HANDLER */) {
        return 1;
    }
}
