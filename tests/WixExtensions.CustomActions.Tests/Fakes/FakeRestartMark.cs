using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

internal sealed class FakeRestartMark : IRestartMark
{
    public bool IsSet { get; private set; }

    public void Set() => IsSet = true;

    public bool Take()
    {
        var wasSet = IsSet;
        IsSet = false;
        return wasSet;
    }
}
