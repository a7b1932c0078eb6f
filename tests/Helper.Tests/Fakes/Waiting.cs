namespace Helper.Tests.Fakes;

/// <summary>Waits for what another thread does.</summary>
internal static class Waiting
{
    // Against a hang only.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    public static async Task UntilAsync(Func<bool> condition)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.IsTrue(TimeProvider.System.GetElapsedTime(begun) < s_longest, "what is waited for does not come");
            await Task.Delay(1);
        }
    }
}
