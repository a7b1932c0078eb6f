namespace WixExtensions.CustomActions.Security;

/// <summary>What is secured, with Windows' values (SDK: accctrl.h, SE_OBJECT_TYPE).</summary>
internal enum SecuredObjectKind
{
    /// <summary>A file or a folder.</summary>
    File = 1,

    Service = 2,

    RegistryKey = 4,

    /// <summary>A key as 32-bit programs see it.</summary>
    RegistryKey32 = 12,
}
