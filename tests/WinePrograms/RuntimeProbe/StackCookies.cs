#if STACK_COOKIES
using System.Runtime.InteropServices;

namespace RuntimeProbe;

/// <summary>The functions of StackCookies.c.</summary>
internal static partial class StackCookies
{
    [LibraryImport("StackCookies", EntryPoint = "cookie_is_random")]
    public static partial int IsRandom();

    [LibraryImport("StackCookies", EntryPoint = "fill_buffer")]
    public static partial int FillBuffer(int count);

    [LibraryImport("StackCookies", EntryPoint = "unwind_through_cookie")]
    public static partial int UnwindThroughCookie(int frameRegister, int destroy);
}
#endif
