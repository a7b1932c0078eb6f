namespace WineBed;

/// <summary>The REG_* types of winnt.h. The framework's own enumeration may be used on Windows only.</summary>
public enum RegistryValueType
{
    None = 0,
    Sz = 1,
    ExpandSz = 2,
    Binary = 3,
    Dword = 4,
    DwordBigEndian = 5,
    Link = 6,
    MultiSz = 7,
    Qword = 11,
}
