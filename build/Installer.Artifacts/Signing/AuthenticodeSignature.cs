using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Installer.Artifacts.Signing;

/// <summary>Who signed an exe or a DLL. Source: Microsoft, "Windows Authenticode Portable Executable Signature Format".</summary>
internal static class AuthenticodeSignature
{
    private const int HeaderLength = 8;
    private const int CertificateTypeOffset = 6;
    private const ushort PkcsSignedData = 2;

    /// <summary>Reads the certificate of whoever signed a file. Whether the signature is right is another question, for <see cref="ICodeSigner.Verify"/>.</summary>
    /// <param name="file">An exe or a DLL.</param>
    /// <returns>The signer's certificate; null when nobody signed the file, or what is in the place of a signature cannot be read.</returns>
    public static X509Certificate2? ReadSigner(string file)
    {
        using var stream = File.OpenRead(file);
        try
        {
            using var reader = new PEReader(stream, PEStreamOptions.LeaveOpen);
            // Unlike every other directory's, this one's address is a position in the file.
            if (reader.PEHeaders.PEHeader?.CertificateTableDirectory is not { Size: > HeaderLength } directory || directory.RelativeVirtualAddress + (long)directory.Size > stream.Length)
            {
                return null;
            }

            stream.Position = directory.RelativeVirtualAddress;
            var entry = new byte[directory.Size];
            stream.ReadExactly(entry);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CertificateTypeOffset)) != PkcsSignedData || length <= HeaderLength || length > entry.Length)
            {
                return null;
            }

            var message = new SignedCms();
            message.Decode(entry.AsSpan(HeaderLength, (int)length - HeaderLength));
            return message.SignerInfos.Count == 0 ? null : message.SignerInfos[0].Certificate;
        }
        catch (Exception exception) when (exception is BadImageFormatException or CryptographicException)
        {
            return null;
        }
    }
}
