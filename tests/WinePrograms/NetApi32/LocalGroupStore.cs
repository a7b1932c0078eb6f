using System.Security.Principal;
using Microsoft.Win32;

namespace NetApi32;

/// <summary>
/// The local groups, in <c>HKLM\Software\WineBed\LocalGroups</c>: a key a group with the values <c>Comment</c> and <c>Sid</c>, and below it <c>Members</c> with a value
/// a member, named by its SID. The key <c>HKLM\Software\WineBed\Faults</c> makes a function fail: its value named like the function is the status that it returns.
/// The value <c>AnswerLookups</c> of <c>HKLM\Software\WineBed</c>, 1, makes <see cref="AccountLookup"/> answer.
/// </summary>
internal static class LocalGroupStore
{
    private const string BedPath = @"Software\WineBed";
    private const string GroupsPath = @"Software\WineBed\LocalGroups";
    private const string FaultsPath = @"Software\WineBed\Faults";
    private const string MembersName = "Members";

    /// <summary>The machine's part of the groups' SIDs; the same as that of Wine's own accounts.</summary>
    private const string MachineSid = "S-1-5-21-0-0-0";
    private const int FirstRelativeId = 2001;

    /// <summary>The one member of the group Administrators, which every Windows has and Wine gives no members: Wine's one user, whose token says that it is in it.</summary>
    public static string Administrator => WindowsIdentity.GetCurrent().User!.Value;

    /// <summary>The status that a test has ordered for this function, or 0.</summary>
    public static uint Fault(string function)
    {
        using RegistryKey? faults = Registry.LocalMachine.OpenSubKey(FaultsPath);
        return faults?.GetValue(function) is int status ? unchecked((uint)status) : Status.Success;
    }

    /// <summary>Whether a test has asked that groups be found by their names.</summary>
    public static bool AnswersLookups
    {
        get
        {
            using RegistryKey? bed = Registry.LocalMachine.OpenSubKey(BedPath);
            return bed?.GetValue("AnswerLookups") is 1;
        }
    }

    public static IReadOnlyList<string> Names()
    {
        using RegistryKey? groups = Registry.LocalMachine.OpenSubKey(GroupsPath);
        return groups?.GetSubKeyNames() ?? [];
    }

    /// <summary>The name as the group was made with it, or null if there is no such group.</summary>
    public static string? Find(string name) => Names().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static bool IsAdministrators(string name) => name.Equals("Administrators", StringComparison.OrdinalIgnoreCase) && Find(name) is null;

    public static void Add(string name, string comment)
    {
        int relativeId = FirstRelativeId;
        foreach (string other in Names())
        {
            using RegistryKey? existing = Open(other, writable: false);
            string? sid = existing?.GetValue("Sid") as string;
            if (sid is not null && int.TryParse(sid[(sid.LastIndexOf('-') + 1)..], out int used))
            {
                relativeId = Math.Max(relativeId, used + 1);
            }
        }

        using RegistryKey group = Registry.LocalMachine.CreateSubKey($@"{GroupsPath}\{name}");
        group.SetValue("Comment", comment);
        group.SetValue("Sid", $"{MachineSid}-{relativeId}");
        group.CreateSubKey(MembersName).Dispose();
    }

    public static void Delete(string name) => Registry.LocalMachine.DeleteSubKeyTree($@"{GroupsPath}\{name}");

    public static string GetSid(string name)
    {
        using RegistryKey? group = Open(name, writable: false);
        return (string)group!.GetValue("Sid")!;
    }

    public static string GetComment(string name)
    {
        using RegistryKey? group = Open(name, writable: false);
        return group?.GetValue("Comment") as string ?? "";
    }

    public static void SetComment(string name, string comment)
    {
        using RegistryKey group = Open(name, writable: true)!;
        group.SetValue("Comment", comment);
    }

    /// <summary>SIDs of the members, as text.</summary>
    public static IReadOnlyList<string> Members(string name)
    {
        using RegistryKey? members = Registry.LocalMachine.OpenSubKey($@"{GroupsPath}\{name}\{MembersName}");
        return members?.GetValueNames() ?? [];
    }

    public static void AddMember(string name, string sid)
    {
        using RegistryKey members = Registry.LocalMachine.CreateSubKey($@"{GroupsPath}\{name}\{MembersName}");
        members.SetValue(sid, "");
    }

    public static void RemoveMember(string name, string sid)
    {
        using RegistryKey members = Registry.LocalMachine.CreateSubKey($@"{GroupsPath}\{name}\{MembersName}");
        members.DeleteValue(sid, throwOnMissingValue: false);
    }

    private static RegistryKey? Open(string name, bool writable) => Registry.LocalMachine.OpenSubKey($@"{GroupsPath}\{name}", writable);
}
