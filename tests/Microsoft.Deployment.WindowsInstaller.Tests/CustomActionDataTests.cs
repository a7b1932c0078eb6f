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
    [DataRow("a", "a", null)]
    [DataRow("a=", "a", "")]
    [DataRow("Key2=;Key3", "Key2", "")]
    [DataRow("Key2=;Key3", "Key3", null)]
    [DataRow("a=1;a=2", "a", "1")]
    [DataRow(";;;a=1", ";", "")]
    [DataRow("=x;a=1", "a", "1")]
    public void Text_is_read_as_the_documented_form_says(string text, string key, string? value)
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
        var data = new CustomActionData { { "z", "1;2" }, { "empty", "" }, { "none", null }, { "a", "x=y" } };
        Assert.AreEqual("z=1;;2;empty=;none;a=x=y", data.ToString());
    }

    [TestMethod]
    [DataRow("a;b")]
    [DataRow("a=b")]
    [DataRow(" a")]
    [DataRow("a ")]
    [DataRow("a-b")]
    public void A_key_that_could_not_be_read_back_is_refused(string key) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CustomActionData { { key, "value" } });

    [TestMethod]
    public void An_empty_key_is_refused() => Assert.ThrowsExactly<ArgumentNullException>(() => new CustomActionData { { "", "value" } });

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
        Assert.IsEmpty(new CustomActionData(null));
        Assert.IsEmpty(new CustomActionData(string.Empty));
        Assert.AreEqual(string.Empty, new CustomActionData().ToString());
    }

    [TestMethod]
    public void Null_and_empty_come_back_as_they_were()
    {
        var data = new CustomActionData { { "null", null }, { "empty", "" } };
        var read = new CustomActionData(data.ToString());
        Assert.IsNull(read["null"]);
        Assert.AreEqual(string.Empty, read["empty"]);
        data["empty"] = null!;
        Assert.AreEqual("null;empty", data.ToString());
    }

    [TestMethod]
    public void Values_that_need_no_serializer_come_back()
    {
        var nested = new CustomActionData { { "a", "1;2" } };
        var time = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
        var id = new Guid("12345678-1234-1234-1234-123456789012");
        var data = new CustomActionData();
        data.AddObject("text", "a;b");
        data.AddObject("nested", nested);
        data.AddObject("bool", true);
        data.AddObject("int", -5);
        data.AddObject("long", long.MaxValue);
        data.AddObject("double", 0.1);
        data.AddObject("decimal", 1.5m);
        data.AddObject("time", time);
        data.AddObject("id", id);
        data.AddObject("nothing", (int?)null);
        var read = new CustomActionData(data.ToString());
        Assert.AreEqual("a;b", read.GetObject<string>("text"));
        Assert.AreEqual("1;2", read.GetObject<CustomActionData>("nested")!["a"]);
        Assert.IsTrue(read.GetObject<bool>("bool"));
        Assert.AreEqual((-5, long.MaxValue, 0.1, 1.5m), (read.GetObject<int>("int"), read.GetObject<long>("long"), read.GetObject<double>("double"), read.GetObject<decimal>("decimal")));
        Assert.AreEqual((time, id, (int?)null), (read.GetObject<DateTime>("time"), read.GetObject<Guid>("id"), read.GetObject<int?>("nothing")));
        Assert.ThrowsExactly<KeyNotFoundException>(() => read.GetObject<int>("missing"));
        Assert.ThrowsExactly<FormatException>(() => read.GetObject<int>("text"));
    }

    [TestMethod]
    public void An_object_without_a_serializer_is_refused_and_not_written_as_something_else()
    {
        var data = new CustomActionData();
        Assert.Contains("JsonTypeInfo", Assert.ThrowsExactly<NotSupportedException>(() => data.AddObject("key", new Settings("a", 1))).Message);
        Assert.IsFalse(data.ContainsKey("key"));
        data["key"] = "{}";
        Assert.ThrowsExactly<NotSupportedException>(() => data.GetObject<Settings>("key"));
    }

    [TestMethod]
    public void An_object_goes_through_the_serializer_that_is_named()
    {
        var data = new CustomActionData();
        data.AddObject("json", new Settings("a;b=c", 5), SettingsContext.Default.Settings);
        data.AddObject("own", new Settings("x", 7), settings => $"{settings.Name}|{settings.Number}");
        data.AddObject("null", (Settings)null!, SettingsContext.Default.Settings);
        var read = new CustomActionData(data.ToString());
        Assert.AreEqual(new Settings("a;b=c", 5), read.GetObject("json", SettingsContext.Default.Settings));
        Assert.AreEqual(new Settings("x", 7), read.GetObject("own", text => new Settings(text.Split('|')[0], int.Parse(text.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.IsNull(read.GetObject("null", SettingsContext.Default.Settings));
    }
}
