using WineBed;

namespace NativeAot.Tests;

/// <summary>Linked files at work under Wine. One prefix for all: they change nothing in it.</summary>
[TestClass]
public sealed class LinkedProgramTests
{
    private const uint StackBufferOverrun = 0xC0000409;
    private const string Exe = "RuntimeProbe.exe";

    private static WinePrefix? s_prefix;

    [ClassInitialize]
    public static async Task MakePrefix(TestContext context) => s_prefix = await WinePrefix.CreateAsync();

    [ClassCleanup]
    public static async Task DeletePrefix() => await s_prefix!.DisposeAsync();

    [TestMethod]
    [DataRow("exceptions", DisplayName = "Exceptions_of_software_and_hardware_are_caught")]
    [DataRow("threads", DisplayName = "Threads_have_static_variables_of_their_own")]
    [DataRow("garbage", DisplayName = "Garbage_is_collected_under_load")]
    public async Task The_runtime_works(string what) => (await s_prefix!.RunProgramAsync(Exe, what)).EnsureExitCode(0);

    [TestMethod]
    public async Task Functions_registered_for_the_end_of_the_process_run() =>
        Assert.AreEqual("process exit\r\n", (await s_prefix!.RunProgramAsync(Exe, "process-exit")).EnsureExitCode(0).StandardOutput);

    [TestMethod]
    public async Task An_exception_that_nobody_catches_ends_the_process_with_its_text()
    {
        WineResult result = await s_prefix!.RunProgramAsync(Exe, "unhandled-exception");

        StringAssert.Contains(result.StandardError, "System.InvalidOperationException: not handled on purpose");
        Assert.IsGreaterThanOrEqualTo(0x80000000u, result.ExitCode);
    }

    [TestMethod]
    public async Task A_dll_is_loaded_and_called_on_several_threads() =>
        (await s_prefix!.RunProgramAsync(Exe, "library", s_prefix.ToWindowsPath(WinePrograms.PathOf("RuntimeProbeLibrary.dll")))).EnsureExitCode(0);

    [TestMethod]
    public async Task The_stack_cookie_is_random() => (await s_prefix!.RunProgramAsync(Exe, "cookie-random")).EnsureExitCode(0);

    [TestMethod]
    [DataRow("16", 0u)]
    [DataRow("64", StackBufferOverrun)]
    public async Task A_buffer_that_is_overrun_ends_the_process(string count, uint expected) =>
        (await s_prefix!.RunProgramAsync(Exe, "cookie-fill", count)).EnsureExitCode(expected);

    [TestMethod]
    [DataRow("plain", "intact", 0u)]
    [DataRow("plain", "destroyed", StackBufferOverrun)]
    [DataRow("frame-register", "intact", 0u)]
    [DataRow("frame-register", "destroyed", StackBufferOverrun)]
    public async Task The_cookie_is_checked_when_an_exception_passes_through(string frame, string cookie, uint expected) =>
        (await s_prefix!.RunProgramAsync(Exe, "cookie-unwind", frame, cookie)).EnsureExitCode(expected);
}
