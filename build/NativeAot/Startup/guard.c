/* The runtime's C++ objects call every function pointer through these two variables. In an image with Control Flow Guard the loader points
   them at its checks; this image is linked without (see README.md), so they point straight through. They are constants: a writable
   pointer that every indirect call follows would be a gift. */
#include "windows.h"

__attribute__((naked)) static void dispatch_without_check(void) { __asm__ volatile("jmp *%rax"); }
static void check_nothing(void) {}

__attribute__((used)) void (*const __guard_dispatch_icall_fptr)(void) = dispatch_without_check;
__attribute__((used)) void (*const __guard_check_icall_fptr)(void) = check_nothing;
