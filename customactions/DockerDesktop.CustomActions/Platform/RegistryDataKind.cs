namespace DockerDesktop.CustomActions.Platform;

/// <summary>The kinds of registry values, with the numbers of the SDK (winnt.h).</summary>
internal enum RegistryDataKind
{
    Text = 1,
    ExpandableText = 2,
    Binary = 3,
    Number = 4,
    Texts = 7,
    LongNumber = 11,
}
