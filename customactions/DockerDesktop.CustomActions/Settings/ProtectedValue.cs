using System.Text;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// A secret as a value of custom-action data: protected for this computer and this key of this transaction, in base64. What the installer keeps or logs of a deferred action shows
/// nothing then. <see cref="InstallationContext.Protect"/> makes one.
/// </summary>
internal static class ProtectedValue
{
    /// <summary>Protects a value.</summary>
    /// <param name="protection">The data protection.</param>
    /// <param name="transaction">The data that names the transaction.</param>
    /// <param name="key">The key of the value.</param>
    /// <param name="value">The value.</param>
    /// <returns>Base64.</returns>
    /// <exception cref="ActionFailedException">Windows does not protect it.</exception>
    public static string Create(IDataProtection protection, CustomActionData transaction, string key, string value)
    {
        var error = protection.Protect(Encoding.UTF8.GetBytes(value), Purpose(transaction, key), out var bytes);
        return error == Win32Error.Success
            ? Convert.ToBase64String(bytes)
            : throw new ActionFailedException(
                $"{key} could not be protected on its way to the elevated part of the installation: {Win32Error.Describe(error)}. See that the service CryptSvc runs, then run the installation again.");
    }

    /// <summary>Reads a value.</summary>
    /// <param name="protection">The data protection.</param>
    /// <param name="data">The action's data.</param>
    /// <param name="key">The key.</param>
    /// <returns>The value; null when there is none.</returns>
    /// <exception cref="ActionFailedException">It is damaged, or was not made for this key of this transaction on this computer.</exception>
    public static string? Read(IDataProtection protection, CustomActionData data, string key)
    {
        if (!data.TryGetValue(key, out var text))
        {
            return null;
        }

        var bytes = new byte[(text.Length / 4 * 3) + 3];
        var error = Convert.TryFromBase64String(text, bytes, out var length)
            ? protection.Unprotect(bytes[..length], Purpose(data, key), out bytes)
            : Win32Error.InvalidData;
        return error == Win32Error.Success
            ? Encoding.UTF8.GetString(bytes)
            : throw new ActionFailedException(
                $"{key}, handed to this action, could not be read: {Win32Error.Describe(error)}. It was made for another transaction or computer, or is damaged; run the installation again.");
    }

    private static string Purpose(CustomActionData transaction, string key) => $"Docker Desktop installation/{transaction[RollbackStore.TransactionKey]}/{key}";
}
