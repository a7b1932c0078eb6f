using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>The accounts of a computer, PC, and of the domains that it can ask.</summary>
internal sealed class FakeAccounts : IAccounts
{
    public List<Account> Accounts { get; } = [];

    /// <summary>Every name that was looked up.</summary>
    public List<string> LookedUp { get; } = [];

    /// <summary>What the look-up of a domain that is out of reach answers, by the domain's name.</summary>
    public Dictionary<string, uint> Unreachable { get; } = [];

    public string ComputerName => "PC";

    public uint LookUpName(string name, out Account? account)
    {
        LookedUp.Add(name);
        account = null;
        if (Unreachable.TryGetValue(name.Split('\\')[0], out var error))
        {
            return error;
        }

        account = Accounts.FirstOrDefault(known =>
            known.QualifiedName.Equals(name, StringComparison.OrdinalIgnoreCase) || (!name.Contains('\\') && known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return account is null ? Win32Error.NoneMapped : Win32Error.Success;
    }

    public uint LookUpSid(string sid, out Account? account)
    {
        account = Accounts.FirstOrDefault(known => known.Sid == sid);
        return account is null ? Win32Error.NoneMapped : Win32Error.Success;
    }
}
