using DockerDesktop.CustomActions;

namespace WixExtensions.CustomActions.Accounts;

/// <summary>The names of accounts in tables.</summary>
internal static class AccountName
{
    /// <summary>Whether a domain stands for this computer.</summary>
    public static bool IsLocal(string domain, string computer) => domain.Length == 0 || domain == "." || domain.Equals(computer, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>DOMAIN\name</c>, or the name alone for this computer.</summary>
    public static string Qualify(string domain, string name, string computer) => IsLocal(domain, computer) ? name : $@"{domain}\{name}";

    /// <summary>Refuses an account of a domain where one of this computer is needed.</summary>
    /// <exception cref="ActionFailedException">The name has a domain.</exception>
    public static void RequireLocal(string qualifiedName)
    {
        if (qualifiedName.Contains('\\', StringComparison.Ordinal))
        {
            throw new ActionFailedException($"{qualifiedName} is an account of a domain. The installation makes and removes accounts of this computer alone: leave the domain out, or set CreateUser or CreateGroup to no.");
        }
    }
}
