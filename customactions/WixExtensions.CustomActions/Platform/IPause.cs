namespace WixExtensions.CustomActions.Platform;

/// <summary>Time between two looks at something that another process changes.</summary>
internal interface IPause
{
    void Wait(TimeSpan time);
}
