using System.Text.Json;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.LocalGroups;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.RegistryAccess;

/// <summary>
/// The registry-access policy on disk: written by administrators through the helper, readable by those who may connect to it, replaced in one step. A folder or
/// file that somebody else put there is refused, and never read as a policy.
/// </summary>
internal sealed class RegistryAccessStore(IFileSystem files, HelperFolders folders, LocalGroupLookup usersGroup)
{
    /// <summary>The file's name in the product's folder.</summary>
    public const string FileName = "registry-access.json";

    private readonly Lock _writing = new();

    /// <summary>The file's security descriptor, as SDDL: all for SYSTEM and Administrators, reading for the group docker-users if there is one.</summary>
    public string Security => usersGroup.Sid is { } sid ? $"{SecurityDescriptors.PrivateFile}(A;;0x120089;;;{sid})" : SecurityDescriptors.PrivateFile;

    /// <summary>Reads the policy; null if there is none.</summary>
    /// <exception cref="RequestRefusedException">What is there is not a policy of the helper's.</exception>
    public RegistryAccessPolicy? Read() => FileProblems.Translate(() =>
    {
        using TrustedFolder? folder = TrustedFolder.TryOpen(files, folders.Product, FolderTrust.Above);
        return folder?.ReadProtected(FileName, ApiLimits.RequestBodyBytes) is { } bytes ? Parse(bytes) : null;
    });

    /// <summary>Replaces the policy.</summary>
    /// <param name="policy">A policy without faults.</param>
    /// <exception cref="RequestRefusedException">It could not be written; the old one is still there.</exception>
    public void Write(RegistryAccessPolicy policy)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(policy, ProtocolJson.Default.RegistryAccessPolicy);
        FileProblems.Translate(() =>
        {
            lock (_writing)
            {
                using TrustedFolder folder = TrustedFolder.Create(files, folders.Product, SecurityDescriptors.ReadableFolder, FolderTrust.Own);
                using IDisposable held = folder.Lock(FileName);
                folder.ReplaceWithSecurity(FileName, bytes, Security);
                return true;
            }
        });
    }

    /// <summary>Removes what a process left that was killed while it wrote.</summary>
    /// <returns>True when there was something.</returns>
    /// <exception cref="RequestRefusedException">It could not be removed.</exception>
    public bool Mend() => FileProblems.Translate(() =>
    {
        lock (_writing)
        {
            using TrustedFolder? folder = TrustedFolder.TryOpen(files, folders.Product, FolderTrust.Above);
            // A lock that outlived its process, because the power went, ends with this one.
            using IDisposable? held = folder?.Lock(FileName);
            return folder?.RemoveLeftover(FileName) ?? false;
        }
    });

    private RegistryAccessPolicy Parse(byte[] bytes)
    {
        try
        {
            if (JsonSerializer.Deserialize(bytes, ProtocolJson.Default.RegistryAccessPolicy) is { } policy)
            {
                return RegistryAccessRules.FindFault(policy) is { } fault ? throw new RequestRefusedException(Damaged(fault.Cause)) : policy;
            }

            throw new RequestRefusedException(Damaged("It is null."));
        }
        catch (JsonException e)
        {
            throw new RequestRefusedException(Damaged(e.Message));
        }
    }

    private Problem Damaged(string cause) => Problem.Create(
        StatusCodes.Status409Conflict,
        ProblemCodes.StoredDataDamaged,
        "The stored policy cannot be understood",
        $@"{folders.Product}\{FileName} is not a policy. {cause}",
        "An administrator puts the policy anew (PUT /v1/registry-access). Until then, treat every registry as not allowed.");
}
