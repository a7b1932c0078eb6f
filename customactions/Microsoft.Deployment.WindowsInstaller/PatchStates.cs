namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>States of a patch, or a filter for them (SDK: MSIPATCHSTATE).</summary>
[Flags]
public enum PatchStates
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It has an effect.</summary>
    Applied = 1,

    /// <summary>A later one replaces it.</summary>
    Superseded = 2,

    /// <summary>A later one makes it needless.</summary>
    Obsoleted = 4,

    /// <summary>It is registered, and not applied.</summary>
    Registered = 8,

    /// <summary>Any.</summary>
    All = 0xF,
}
