/* The image's load-configuration directory; the linker puts it into the optional header because of its name. */
#include "windows.h"

#define LOAD_LIBRARY_SEARCH_SYSTEM32 0x0800

/* IMAGE_LOAD_CONFIG_DIRECTORY64 of winnt.h, as far as Windows 10 knows it; what is not named here is zero. */
typedef struct {
    DWORD Size, TimeDateStamp;
    WORD MajorVersion, MinorVersion;
    DWORD GlobalFlagsClear, GlobalFlagsSet, CriticalSectionDefaultTimeout;
    ULONG64 DeCommitFreeBlockThreshold, DeCommitTotalFreeThreshold, LockPrefixTable, MaximumAllocationSize, VirtualMemoryThreshold,
        ProcessAffinityMask;
    DWORD ProcessHeapFlags;
    WORD CSDVersion, DependentLoadFlags;
    ULONG64 EditList;
    ULONG64 *SecurityCookie;
    ULONG64 SEHandlerTable, SEHandlerCount, GuardCFCheckFunctionPointer, GuardCFDispatchFunctionPointer, GuardCFFunctionTable,
        GuardCFFunctionCount;
    DWORD GuardFlags;
    BYTE Remainder[0x140 - 0x94];
} IMAGE_LOAD_CONFIG_DIRECTORY64;

_Static_assert(__builtin_offsetof(IMAGE_LOAD_CONFIG_DIRECTORY64, DependentLoadFlags) == 0x4E, "layout of winnt.h");
_Static_assert(__builtin_offsetof(IMAGE_LOAD_CONFIG_DIRECTORY64, SecurityCookie) == 0x58, "layout of winnt.h");
_Static_assert(sizeof(IMAGE_LOAD_CONFIG_DIRECTORY64) == 0x140, "layout of winnt.h");

const IMAGE_LOAD_CONFIG_DIRECTORY64 _load_config_used = {
    .Size = sizeof(IMAGE_LOAD_CONFIG_DIRECTORY64),
    /* The loader looks for this image's imports in System32 only, never beside the image or in the current folder. */
    .DependentLoadFlags = LOAD_LIBRARY_SEARCH_SYSTEM32,
    /* The loader replaces the cookie with random bits before any code of this image runs. */
    .SecurityCookie = &__security_cookie,
};
