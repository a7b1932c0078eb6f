namespace DockerDesktop.SystemFiles.Objects;

/// <summary>What an access list grants to somebody.</summary>
/// <param name="sid">To whom.</param>
/// <param name="rights">What, without generic rights.</param>
/// <param name="flags">Where it counts.</param>
internal sealed class AccessEntry(string sid, uint rights, AccessEntryFlags flags)
{
    /// <summary>GENERIC_ALL.</summary>
    public const uint GenericAll = 0x10000000;

    private const uint GenericWrite = 0x40000000;
    private const uint GenericRights = 0xF0000000;
    private const uint FileAllAccess = 0x1F01FF;
    private const uint FileGenericWrite = 0x120116;

    private static readonly (FileRights Right, string Name)[] s_names =
    [
        (FileRights.WriteAccess, "WRITE_DAC"),
        (FileRights.WriteOwner, "WRITE_OWNER"),
        (FileRights.Delete, "DELETE"),
        (FileRights.DeleteChild, "FILE_DELETE_CHILD"),
        (FileRights.Write, "FILE_ADD_FILE"),
        (FileRights.AddFolder, "FILE_ADD_SUBDIRECTORY"),
        (FileRights.WriteAttributes, "FILE_WRITE_ATTRIBUTES"),
        (FileRights.WriteExtendedAttributes, "FILE_WRITE_EA"),
    ];

    public string Sid => sid;

    public uint Rights => rights;

    public bool IsInheritOnly => (flags & AccessEntryFlags.InheritOnly) != 0;

    public bool IsHandedDown => (flags & (AccessEntryFlags.Files | AccessEntryFlags.Folders)) != 0;

    /// <summary>The names of the rights that change something, as Windows' documentation has them.</summary>
    public string RightNames
    {
        get
        {
            var names = string.Empty;
            foreach (var (right, name) in s_names)
            {
                if ((rights & (uint)right) != 0)
                {
                    names += names.Length == 0 ? name : $", {name}";
                }
            }

            return names;
        }
    }

    /// <summary>The rights on files that generic ones among a mask stand for. Reading and executing change nothing and are left out.</summary>
    public static uint Expand(uint mask) =>
        (mask & ~GenericRights) | ((mask & GenericAll) != 0 ? FileAllAccess : 0) | ((mask & GenericWrite) != 0 ? FileGenericWrite : 0);

    /// <summary>The same entry with some of its rights.</summary>
    public AccessEntry With(uint some) => new(sid, some, flags);
}
