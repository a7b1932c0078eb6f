using System.Security.Cryptography;
using System.Text;
using DockerDesktop.Setup.Payload;

namespace Setup.Tests.Fakes;

/// <summary>A section with two packages, in memory.</summary>
internal sealed class FakeImage : IImage
{
    public const string PerUserCode = "{11111111-1111-1111-1111-111111111111}";
    public const string AllUsersCode = "{22222222-2222-2222-2222-222222222222}";
    public const string PerUserUpgradeCode = "{33333333-3333-3333-3333-333333333333}";
    public const string AllUsersUpgradeCode = "{44444444-4444-4444-4444-444444444444}";
    public const string PackageCode = "{55555555-5555-5555-5555-555555555555}";
    public const string PerUserFile = "PerUser.msi";
    public const string AllUsersFile = "AllUsers.msi";

    private const int PackageOffset = 4096;

    /// <summary>Both packages' bytes; more than one part of a copy.</summary>
    public static readonly byte[] PerUserPackage = Bytes(600_000, 1);
    public static readonly byte[] AllUsersPackage = Bytes(300_001, 2);

    public FakeImage()
        : this([AllUsersFile, AllUsersCode, AllUsersUpgradeCode, PackageCode, "1.0.0", "Docker Desktop.exe"])
    {
    }

    public FakeImage(bool isSecondPerUser)
        : this([AllUsersFile, AllUsersCode, AllUsersUpgradeCode, PackageCode, "1.0.0", "Docker Desktop.exe"], isSecondPerUser)
    {
    }

    /// <summary>Makes one whose second package has these texts in the list.</summary>
    public FakeImage(string[] second, bool isSecondPerUser = false)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoding.ASCII.GetBytes("DockerDesktopMsi"));
        writer.Write(2);
        Write(writer, [PerUserFile, PerUserCode, PerUserUpgradeCode, PackageCode, "1.0.0", "Docker Desktop.exe"], isPerUser: true, PackageOffset, PerUserPackage);
        Write(writer, second, isSecondPerUser, PackageOffset + PerUserPackage.Length, AllUsersPackage);
        stream.SetLength(PackageOffset);
        stream.Position = PackageOffset;
        writer.Write(PerUserPackage);
        writer.Write(AllUsersPackage);
        Content = stream.ToArray();
    }

    public byte[] Content { get; set; }

    /// <summary>The offset from which on reading fails.</summary>
    public long GoneFrom { get; set; } = long.MaxValue;

    public long Length => Content.Length;

    public void Read(long offset, Span<byte> buffer)
    {
        if (offset + buffer.Length > GoneFrom)
        {
            throw new IOException("The stick has gone.");
        }

        Content.AsSpan((int)offset, buffer.Length).CopyTo(buffer);
    }

    /// <summary>Changes one byte of the per-user package.</summary>
    public void Tamper() => Content[PackageOffset + 1000] ^= 1;

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static void Write(BinaryWriter writer, string[] texts, bool isPerUser, long offset, byte[] package)
    {
        foreach (var text in texts)
        {
            writer.Write(text);
        }

        writer.Write(isPerUser);
        writer.Write(offset);
        writer.Write((long)package.Length);
        writer.Write(SHA256.HashData(package));
    }
}
