using System.Security.Cryptography;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Setup.Payload;

/// <summary>The packages in the setup program. The form of the section is described where it is written, <c>build/Installer.SetupPacker/SetupWriter.cs</c>.</summary>
internal sealed class EmbeddedPackages
{
    /// <summary>What is read for the list; far more than two packages take.</summary>
    private const int HeaderLength = 4096;

    private readonly List<EmbeddedPackage> _packages = [];

    /// <summary>Reads the list.</summary>
    /// <param name="image">The section.</param>
    /// <exception cref="SetupException">577: there is none, or it is damaged.</exception>
    public EmbeddedPackages(IImage image)
    {
        try
        {
            var header = new byte[Math.Min(HeaderLength, image.Length)];
            image.Read(0, header);
            using var reader = new BinaryReader(new MemoryStream(header));
            if (!reader.ReadBytes(16).AsSpan().SequenceEqual("DockerDesktopMsi"u8))
            {
                throw Damaged();
            }

            for (var count = reader.ReadInt32(); count > 0; count--)
            {
                var package = Read(reader, image.Length);
                if (_packages.Exists(other => other.Scope == package.Scope))
                {
                    throw Damaged();
                }

                _packages.Add(package);
            }
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or IOException)
        {
            throw Damaged();
        }
    }

    /// <summary>The packages, all of one version.</summary>
    public IReadOnlyList<EmbeddedPackage> All => _packages;

    /// <summary>The package of a scope.</summary>
    /// <exception cref="SetupException">577: it is not there.</exception>
    public EmbeddedPackage this[PackageScope scope] => _packages.Find(package => package.Scope == scope) ?? throw Damaged();

    private static SetupException Damaged() => new(SetupExitCode.InvalidImageHash, Texts.Damaged);

    private static EmbeddedPackage Read(BinaryReader reader, long sectionLength)
    {
        var (fileName, productCode, upgradeCode, packageCode) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var (version, startProgram) = (reader.ReadString(), reader.ReadString());
        var scope = reader.ReadBoolean() ? PackageScope.PerUser : PackageScope.PerMachine;
        var (offset, length, hash) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadBytes(SHA256.HashSizeInBytes));
        return offset >= 0 && length > 0 && offset <= sectionLength - length && IsCode(productCode) && IsCode(upgradeCode) && IsCode(packageCode)
            && IsName(fileName) && Array.TrueForAll(startProgram.Split('\\'), IsName)
            ? new EmbeddedPackage(scope, fileName, productCode, upgradeCode, packageCode, version, startProgram, offset, length, hash)
            : throw Damaged();
    }

    private static bool IsCode(string text) => Guid.TryParseExact(text, "B", out _);

    /// <summary>One name: what is made of it, or started, stays in the folder that it is meant for.</summary>
    private static bool IsName(string text) => !text.Contains('\\') && LocalPath.FindFault(text) is null;
}
