using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Tests;

[TestClass]
public sealed class ProtectedValueTests
{
    private const string Secret = "http://user:hunter2@proxy; and more=1";

    private readonly FakeDataProtection _protection = new();
    private readonly CustomActionData _data = new() { { "Transaction", "0d5e3f2c-41a9-4a3e-9d55-1f4f3d2e5a10" } };

    [TestMethod]
    [DataRow(Secret)]
    [DataRow("")]
    [DataRow("{\"a\": \"\u00FC\U0001F600\"}")]
    public void A_value_arrives_as_it_was(string value)
    {
        _data.Add("Key", ProtectedValue.Create(_protection, _data, "Key", value));
        Assert.AreEqual(value, ProtectedValue.Read(_protection, new CustomActionData(_data.ToString()), "Key"));
    }

    [TestMethod]
    public void The_data_does_not_show_it()
    {
        var text = ProtectedValue.Create(_protection, _data, "Key", Secret);
        Assert.DoesNotContain("hunter2", text);
        Assert.DoesNotContain("hunter2", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text)));
    }

    [TestMethod]
    public void A_value_that_is_not_there_is_null() => Assert.IsNull(ProtectedValue.Read(_protection, _data, "Key"));

    [TestMethod]
    [DataRow("Other", "0d5e3f2c-41a9-4a3e-9d55-1f4f3d2e5a10")]
    [DataRow("Key", "11111111-41a9-4a3e-9d55-1f4f3d2e5a10")]
    public void A_value_of_another_key_or_transaction_is_refused(string key, string transaction)
    {
        var text = ProtectedValue.Create(_protection, _data, "Key", Secret);
        AssertUnreadable(new CustomActionData { { "Transaction", transaction }, { key, text } }, key);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("AAAA")]
    [DataRow("no base64")]
    public void A_damaged_value_is_refused(string text) => AssertUnreadable(new CustomActionData { { "Transaction", _data["Transaction"] }, { "Key", text } }, "Key");

    [TestMethod]
    public void A_windows_that_does_not_protect_is_an_error_without_the_value()
    {
        _protection.Error = Win32Error.AccessDenied;
        var message = Assert.ThrowsExactly<ActionFailedException>(() => ProtectedValue.Create(_protection, _data, "Key", Secret)).Message;
        Assert.Contains("Key could not be protected", message);
        Assert.Contains("error 5", message);
        Assert.DoesNotContain("hunter2", message);
    }

    private void AssertUnreadable(CustomActionData data, string key)
    {
        var message = Assert.ThrowsExactly<ActionFailedException>(() => ProtectedValue.Read(_protection, data, key)).Message;
        Assert.StartsWith($"{key}, handed to this action, could not be read: error 13", message);
        Assert.DoesNotContain("hunter2", message);
    }
}
