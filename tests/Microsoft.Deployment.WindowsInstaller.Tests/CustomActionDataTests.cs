namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class CustomActionDataTests
{
    [TestMethod]
    [DataRow("a=b", "a", "b")]
    [DataRow("a=b;;c", "a", "b;c")]
    [DataRow("a=;;", "a", ";")]
    [DataRow("a=;;;;", "a", ";;")]
    [DataRow("a==b", "a", "=b")]
    [DataRow("a=b=c", "a", "b=c")]
    [DataRow("a", "a", "")]
    [DataRow("a=", "a", "")]
    [DataRow("a=1;a=2", "a", "1")]
    [DataRow(";;;a=1", ";", "")]
    [DataRow("=x;a=1", "a", "1")]
    public void Text_is_read_as_the_documented_form_says(string text, string key, string value)
    {
        var data = new CustomActionData(text);
        if (key == ";")
        {
            Assert.AreEqual("1", data["a"]);
        }
        else
        {
            Assert.AreEqual(value, data[key]);
        }
    }

    [TestMethod]
    [DataRow("plain")]
    [DataRow("")]
    [DataRow(";")]
    [DataRow(";;")]
    [DataRow("a;b")]
    [DataRow(";a=b;c=d;")]
    [DataRow("=")]
    [DataRow("==x")]
    [DataRow(@"C:\Program Files\Docker\Docker\com.docker.service.exe")]
    [DataRow("two\r\nlines")]
    public void Any_value_comes_back_between_two_others(string value)
    {
        var data = new CustomActionData { { "first", "1" }, { "value", value }, { "last", "9" } };
        var read = new CustomActionData(data.ToString());
        Assert.HasCount(3, read);
        Assert.AreEqual("1", read["first"]);
        Assert.AreEqual(value, read["value"]);
        Assert.AreEqual("9", read["last"]);
    }

    [TestMethod]
    public void Text_is_written_with_doubled_semicolons_in_the_order_of_adding()
    {
        var data = new CustomActionData { { "z", "1;2" }, { "empty", "" }, { "a", "x=y" } };
        Assert.AreEqual("z=1;;2;empty;a=x=y", data.ToString());
    }

    [TestMethod]
    [DataRow("a;b")]
    [DataRow("a=b")]
    [DataRow(" a")]
    [DataRow("a-b")]
    public void A_key_that_could_not_be_read_back_is_refused(string key) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CustomActionData { { key, "value" } });

    [TestMethod]
    public void An_empty_key_is_refused() => Assert.ThrowsExactly<ArgumentException>(() => new CustomActionData { { "", "value" } });

    [TestMethod]
    public void A_key_is_added_once_and_may_be_replaced()
    {
        var data = new CustomActionData { { "a b_c.1", "1" } };
        Assert.ThrowsExactly<ArgumentException>(() => data.Add("a b_c.1", "2"));
        data["a b_c.1"] = "3";
        Assert.AreEqual("a b_c.1=3", data.ToString());
    }

    [TestMethod]
    public void A_missing_key_is_named()
    {
        var exception = Assert.ThrowsExactly<KeyNotFoundException>(() => new CustomActionData("a=1")["Program"]);
        Assert.Contains("Program", exception.Message);
        Assert.IsFalse(new CustomActionData("a=1").TryGetValue("A", out _));
    }

    [TestMethod]
    public void Null_and_empty_texts_are_no_data()
    {
        Assert.IsEmpty(new CustomActionData((string?)null));
        Assert.IsEmpty(new CustomActionData(string.Empty));
        Assert.AreEqual(string.Empty, new CustomActionData().ToString());
    }
}
