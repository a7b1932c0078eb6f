namespace WineBed.Tests;

[TestClass]
public sealed class WineRegistryTests
{
    [TestMethod]
    public void Every_form_of_a_value_is_read()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """
                WINE REGISTRY Version 2
                ;; All keys relative to REGISTRY\\Machine

                #arch=win64

                [Software\\A [1\]\\B] 1795407176
                #time=1dd7b00eb07e5ea
                @="default"
                "binary"=hex:01,02,\
                  03
                "dword"=dword:0000000a
                "escaped \"name\""="tab\there, quote \", backslash \\, \x20ac\x7d"
                "expand"=str(2):"%PATH%"
                "multi"=str(7):"one\0two\0"
                "odd"=hex(7):61,00,00,00,62,00,00,00,00,00
                "quad"=hex(b):01,00,00,00,00,00,00,00

                [Software\\Empty] 1795407176

                """.ReplaceLineEndings("\n"));
            RegistryTree tree = RegistryFile.Read(file);

            IReadOnlyDictionary<string, RegistryValue> values = tree.Keys[@"SOFTWARE\a [1]\b"];
            Assert.AreEqual(new RegistryValue(RegistryValueType.Sz, "default"), values[""]);
            Assert.AreEqual(new RegistryValue(RegistryValueType.Binary, "010203"), values["binary"]);
            Assert.AreEqual(10u, values["DWORD"].ToUInt32());
            Assert.AreEqual("tab\there, quote \", backslash \\, €}", values["escaped \"name\""].Text);
            Assert.AreEqual(new RegistryValue(RegistryValueType.ExpandSz, "%PATH%"), values["expand"]);
            CollectionAssert.AreEqual(new[] { "one", "two" }, values["multi"].ToMultiString().ToList());
            CollectionAssert.AreEqual(new[] { "a", "b" }, values["odd"].ToMultiString().ToList());
            Assert.AreEqual(new RegistryValue(RegistryValueType.Qword, "1"), values["quad"]);
            Assert.IsEmpty(tree.Keys[@"Software\Empty"]);
            CollectionAssert.AreEqual(new[] { "Software" }, tree.SubkeyNames.ToList());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public async Task What_is_written_is_read()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        RegistryValue[] values =
        [
            RegistryValue.FromString("with \"quotes\", \\ and ä€"),
            RegistryValue.FromString(""),
            RegistryValue.FromUInt32(uint.MaxValue),
            new RegistryValue(RegistryValueType.ExpandSz, "%ProgramFiles%"),
        ];
        foreach (RegistryValue value in values)
        {
            await prefix.Registry.WriteValueAsync(@"HKCU\Software\Test Company\Product", "the value", value);
            Assert.AreEqual(value, await prefix.Registry.ReadValueAsync(@"HKCU\Software\Test Company\Product", "The Value"));
        }

        await prefix.Registry.WriteValueAsync(@"HKCU\Software\Test Company\Product", "", RegistryValue.FromString("default"));
        Assert.AreEqual("default", (await prefix.Registry.ReadValueAsync(@"HKCU\Software\Test Company\Product", ""))?.Text);

        await prefix.Registry.DeleteKeyAsync(@"HKCU\Software\Test Company");
        Assert.IsNull(await prefix.Registry.ReadKeyAsync(@"HKCU\Software\Test Company"));
        Assert.IsNull(await prefix.Registry.ReadValueAsync(@"HKLM\Software\None", "none"));
    }

    [TestMethod]
    public async Task A_new_sessions_environment_is_read_from_the_registry()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await prefix.Registry.WriteValueAsync(@"HKLM\System\CurrentControlSet\Control\Session Manager\Environment", "DOCKER_HOST", RegistryValue.FromString("machine"));
        Assert.AreEqual("machine", (await prefix.ReadEnvironmentAsync())["docker_host"]);

        await prefix.Registry.WriteValueAsync(@"HKCU\Environment", "DOCKER_HOST", RegistryValue.FromString("user"));
        Assert.AreEqual("user", (await prefix.ReadEnvironmentAsync())["DOCKER_HOST"]);
    }
}
