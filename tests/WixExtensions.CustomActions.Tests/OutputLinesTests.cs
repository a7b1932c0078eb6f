using System.Text;
using WixExtensions.CustomActions.Running;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class OutputLinesTests
{
    [TestMethod]
    [DataRow("utf-8", "a\r\nb\n\nc", "a|b||c")]
    [DataRow("utf-8", "\nä€\n", "|ä€")]
    [DataRow("utf-16", "a\r\nĊ\r\nb", "a|Ċ|b", DisplayName = "a character with a byte of 10 in it")]
    [DataRow("utf-8", "", "")]
    [DataRow("utf-8", "x", "x")]
    public void Lines_are_cut_wherever_the_pieces_end(string encoding, string text, string expected)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(text);
        for (var size = 1; size <= Math.Max(1, bytes.Length); size++)
        {
            var lines = new List<string>();
            var output = new OutputLines(_ => throw new AssertFailedException("not the console's"), lines.Add);
            foreach (var piece in bytes.Chunk(size))
            {
                output.Add(piece);
            }

            output.Finish();
            Assert.AreEqual(expected, string.Join('|', lines), $"in pieces of {size}");
        }
    }

    [TestMethod]
    public void What_is_no_UTF8_is_in_the_console_s_code_page()
    {
        var lines = new List<string>();
        var output = new OutputLines(bytes => $"{bytes.Length} bytes", lines.Add);
        output.Add([0x81, (byte)'a', (byte)'\n', (byte)'b']);
        output.Finish();
        Assert.AreEqual("3 bytes|b", string.Join('|', lines));
    }
}
