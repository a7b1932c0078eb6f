using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Principal;

#pragma warning disable IDE0060 // The signatures are Windows' own.

namespace NetApi32;

/// <summary>
/// NetLocalGroup* as lmaccess.h declares them, over <see cref="LocalGroupStore"/>. The status values are those that the functions' documentation names. The server
/// argument is ignored: there is one machine.
/// </summary>
internal static unsafe class LocalGroupExports
{
    private static readonly SearchValues<char> s_invalidInName = SearchValues.Create("\"/\\[]:|<>+=;,?*");

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupAdd")]
    private static uint Add(char* server, uint level, nint* buffer, uint* parameterError)
    {
        if (LocalGroupStore.Fault("NetLocalGroupAdd") is not 0 and uint fault)
        {
            return fault;
        }

        if (level > 1)
        {
            return Status.InvalidLevel;
        }

        string? name = buffer is null ? null : Marshal.PtrToStringUni(buffer[0]);
        // Names of accounts are at most 256 characters and hold none of these; the registry's separator is among them.
        if (string.IsNullOrWhiteSpace(name) || name.Length > 256 || name.AsSpan().ContainsAny(s_invalidInName))
        {
            return Status.InvalidParameter;
        }

        if (LocalGroupStore.Find(name) is not null)
        {
            return Status.AliasExists;
        }

        LocalGroupStore.Add(name, level == 1 ? Marshal.PtrToStringUni(buffer[1]) ?? "" : "");
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupDel")]
    private static uint Delete(char* server, char* group) => OnGroup("NetLocalGroupDel", group, name =>
    {
        LocalGroupStore.Delete(name);
        return Status.Success;
    });

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupGetInfo")]
    private static uint GetInfo(char* server, char* group, uint level, byte** buffer) => OnGroup("NetLocalGroupGetInfo", group, name =>
    {
        // Programs ask this before they look a group's SID up.
        AccountLookup.Install();
        *buffer = null;
        if (level > 1)
        {
            return Status.InvalidLevel;
        }

        NetBuffer entries = new(fieldsPerEntry: 1 + (int)level);
        AddGroup(entries, level, name);
        *buffer = entries.Build();
        return Status.Success;
    });

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupSetInfo")]
    private static uint SetInfo(char* server, char* group, uint level, nint* buffer, uint* parameterError) => OnGroup("NetLocalGroupSetInfo", group, name =>
    {
        switch (level)
        {
            case 1:
                LocalGroupStore.SetComment(name, Marshal.PtrToStringUni(buffer[1]) ?? "");
                return Status.Success;
            case 1002:
                LocalGroupStore.SetComment(name, Marshal.PtrToStringUni(buffer[0]) ?? "");
                return Status.Success;
            default:
                return level == 0 ? Status.NotSupported : Status.InvalidLevel;
        }
    });

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupAddMembers")]
    private static uint AddMembers(char* server, char* group, uint level, nint* buffer, uint count) => OnGroup("NetLocalGroupAddMembers", group, name =>
    {
        uint status = ReadMembers(level, buffer, count, out List<string> sids);
        if (status == Status.Success && LocalGroupStore.Members(name).Intersect(sids).Any())
        {
            status = Status.MemberInAlias;
        }

        if (status == Status.Success)
        {
            sids.ForEach(sid => LocalGroupStore.AddMember(name, sid));
        }

        return status;
    });

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupDelMembers")]
    private static uint DeleteMembers(char* server, char* group, uint level, nint* buffer, uint count) => OnGroup("NetLocalGroupDelMembers", group, name =>
    {
        uint status = ReadMembers(level, buffer, count, out List<string> sids);
        if (status == Status.Success && sids.Except(LocalGroupStore.Members(name)).Any())
        {
            status = Status.MemberNotInAlias;
        }

        if (status == Status.Success)
        {
            sids.ForEach(sid => LocalGroupStore.RemoveMember(name, sid));
        }

        return status;
    });

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupGetMembers")]
    private static uint GetMembers(char* server, char* group, uint level, byte** buffer, uint preferredLength, uint* read, uint* total, nint* resume)
    {
        *buffer = null;
        *read = *total = 0;
        if (LocalGroupStore.IsAdministrators(new string(group)) && level == 0 && LocalGroupStore.Fault("NetLocalGroupGetMembers") == Status.Success)
        {
            NetBuffer administrators = new(fieldsPerEntry: 1);
            administrators.Add(AccountName.ToBytes(LocalGroupStore.Administrator));
            *buffer = administrators.Build();
            *read = *total = 1;
            return Status.Success;
        }

        return OnGroup("NetLocalGroupGetMembers", group, notFound: Status.NoSuchAlias, action: name =>
        {
            if (level > 3)
            {
                return Status.InvalidLevel;
            }

            // LOCALGROUP_MEMBERS_INFO_0: SID; _1: SID, use, name; _2: SID, use, domain\name; _3: domain\name.
            NetBuffer entries = new(fieldsPerEntry: level is 0 or 3 ? 1 : 3);
            IReadOnlyList<string> members = LocalGroupStore.Members(name);
            foreach (string sid in members)
            {
                (string domain, string account, int use) = AccountName.FromSid(sid);
                string qualified = domain.Length == 0 ? account : $@"{domain}\{account}";
                switch (level)
                {
                    case 0:
                        entries.Add(AccountName.ToBytes(sid));
                        break;
                    case 1:
                        entries.Add(AccountName.ToBytes(sid), use, account);
                        break;
                    case 2:
                        entries.Add(AccountName.ToBytes(sid), use, qualified);
                        break;
                    default:
                        entries.Add(qualified);
                        break;
                }
            }

            *buffer = entries.Build();
            *read = *total = (uint)members.Count;
            return Status.Success;
        });
    }

    [UnmanagedCallersOnly(EntryPoint = "NetLocalGroupEnum")]
    private static uint Enumerate(char* server, uint level, byte** buffer, uint preferredLength, uint* read, uint* total, nint* resume)
    {
        *buffer = null;
        *read = *total = 0;
        if (LocalGroupStore.Fault("NetLocalGroupEnum") is not 0 and uint fault)
        {
            return fault;
        }

        if (level > 1)
        {
            return Status.InvalidLevel;
        }

        NetBuffer entries = new(fieldsPerEntry: 1 + (int)level);
        IReadOnlyList<string> names = LocalGroupStore.Names();
        foreach (string name in names)
        {
            AddGroup(entries, level, name);
        }

        *buffer = entries.Build();
        *read = *total = (uint)names.Count;
        return Status.Success;
    }

    private static void AddGroup(NetBuffer entries, uint level, string name)
    {
        if (level == 0)
        {
            entries.Add(name);
        }
        else
        {
            entries.Add(name, LocalGroupStore.GetComment(name));
        }
    }

    private static uint OnGroup(string function, char* group, Func<string, uint> action, uint notFound = Status.GroupNotFound)
    {
        if (LocalGroupStore.Fault(function) is not 0 and uint fault)
        {
            return fault;
        }

        return LocalGroupStore.Find(new string(group)) is string name ? action(name) : notFound;
    }

    /// <summary>Level 0: SIDs. Level 3: names, with or without a domain.</summary>
    private static uint ReadMembers(uint level, nint* buffer, uint count, out List<string> sids)
    {
        sids = [];
        if (level is not 0 and not 3)
        {
            return Status.InvalidLevel;
        }

        for (uint i = 0; i < count; i++)
        {
            if (buffer[i] == 0)
            {
                return Status.InvalidParameter;
            }

            string? sid = level == 0 ? new SecurityIdentifier(buffer[i]).Value : AccountName.ToSid(Marshal.PtrToStringUni(buffer[i])!);
            if (sid is null)
            {
                return Status.NoSuchMember;
            }

            sids.Add(sid);
        }

        return Status.Success;
    }
}
