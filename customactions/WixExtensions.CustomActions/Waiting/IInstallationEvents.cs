namespace WixExtensions.CustomActions.Waiting;

/// <summary>The two events by which a test outside decides how a waiting installation goes on.</summary>
internal interface IInstallationEvents
{
    /// <summary>Waits until one of them is set.</summary>
    /// <returns>True for <c>Global\WixWaitForEventSucceed</c>, false for <c>Global\WixWaitForEventFail</c>.</returns>
    bool Wait();
}
