using System.Net;
using System.Net.Http.Json;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Engine;
using DockerDesktop.Protocol.Features;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Protocol.VirtualMachine;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Features;
using DockerDesktop.Windows.Services;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

/// <summary>The verbs on Windows through the whole helper.</summary>
[TestClass]
public sealed class VerbsOverThePipeTests
{
    [TestMethod]
    public async Task The_engine_is_started_stopped_and_its_data_deleted_only_when_it_has_stopped()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        backend.Platform.Services.Add("com.docker.engine");
        backend.Platform.Files.AddFolder(@"C:\ProgramData\docker\windowsfilter\layer");
        using HttpClient client = backend.CreateHttpClient();

        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.EngineStart)).State);
        Assert.AreEqual(EngineState.Running, (await client.GetFromJsonAsync(ApiRoutes.Engine, ProtocolJson.Default.EngineStatus))!.State);
        using HttpResponseMessage refused = await client.PostAsync(ApiRoutes.ContainerDataDelete, null);
        Assert.AreEqual(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.IsTrue(backend.Platform.Files.Exists(@"C:\ProgramData\docker\windowsfilter\layer"));

        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.EngineStop)).State);
        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.ContainerDataDelete)).State);
        Assert.IsFalse(backend.Platform.Files.Exists(@"C:\ProgramData\docker\windowsfilter"));
    }

    [TestMethod]
    [DataRow("GET", ApiRoutes.Engine)]
    [DataRow("POST", ApiRoutes.EngineStart)]
    [DataRow("POST", ApiRoutes.EngineStop)]
    [DataRow("POST", ApiRoutes.ContainerDataDelete)]
    public async Task Where_windows_containers_are_off_every_verb_about_them_is_refused(string method, string route)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(running => running.Registry.AllUsers!["DisableWindowsContainers"] = "1");
        backend.Platform.Services.Add("com.docker.engine", state: SystemServiceState.Running);
        backend.Platform.Files.AddFolder(@"C:\ProgramData\docker\windowsfilter\layer");
        using HttpClient client = backend.CreateHttpClient();
        using HttpRequestMessage request = new(new HttpMethod(method), route);
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.AreEqual(ProblemCodes.WindowsContainersOff, (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.Code);
        Assert.IsEmpty(backend.Platform.Services.Calls);
        Assert.IsTrue(backend.Platform.Files.Exists(@"C:\ProgramData\docker\windowsfilter\layer"));
    }

    [TestMethod]
    public async Task The_virtual_machine_is_made_and_its_disk_cannot_be_moved_while_it_runs()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        FakeHyperV hyperV = backend.Platform.Wmi;
        backend.Platform.Files.AddVolume('D');
        backend.Platform.Files.AddFolder(@"D:\disks", FakeFileSystem.Administrators);
        using HttpClient client = backend.CreateHttpClient();
        Operation created = await RunAsync(client, ApiRoutes.VirtualMachineCreate, """{"processors":2,"memoryMegabytes":1024,"diskGigabytes":8}""");
        Assert.AreEqual(OperationState.Succeeded, created.State, created.Problem?.Cause);
        string path = hyperV.Disks.Keys.Single();
        Assert.AreEqual(@"C:\ProgramData\DockerDesktop\vm-data\DockerDesktop.vhdx", path);
        backend.Platform.Files.AddFile(path, [1, 2, 3]);

        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.VirtualMachineStart)).State);
        Assert.AreEqual(VirtualMachineState.Running, (await client.GetFromJsonAsync(ApiRoutes.VirtualMachine, ProtocolJson.Default.VirtualMachineStatus))!.State);
        const string Move = """{"destinationFolder":"D:\\disks"}""";
        Operation refused = await RunAsync(client, ApiRoutes.VirtualDiskMove, Move);
        Assert.AreEqual(ProblemCodes.WrongState, refused.Problem!.Code);

        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.VirtualMachineStop, """{"force":true}""")).State);
        Operation moved = await RunAsync(client, ApiRoutes.VirtualDiskMove, Move);
        Assert.AreEqual(OperationState.Succeeded, moved.State, moved.Problem?.Cause);
        Assert.AreEqual(
            new VirtualDiskStatus(true, @"D:\disks\DockerDesktop.vhdx", 3), await client.GetFromJsonAsync(ApiRoutes.VirtualDisk, ProtocolJson.Default.VirtualDiskStatus));

        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.VirtualMachineDestroy, """{"deleteDisk":true}""")).State);
        Assert.IsFalse(backend.Platform.Files.Exists(@"D:\disks\DockerDesktop.vhdx"));
        Assert.IsEmpty(hyperV.Machines);
    }

    [TestMethod]
    [DataRow(ApiRoutes.EngineStart, null, HttpStatusCode.Conflict, ProblemCodes.NotInstalled)]
    [DataRow(ApiRoutes.EngineStop, null, HttpStatusCode.Conflict, ProblemCodes.NotInstalled)]
    [DataRow(ApiRoutes.VirtualMachineCreate, """{"processors":0,"memoryMegabytes":1024,"diskGigabytes":8}""", HttpStatusCode.BadRequest, ProblemCodes.InvalidValue)]
    [DataRow(ApiRoutes.VirtualMachineCreate, """{"processors":1,"memoryMegabytes":1025,"diskGigabytes":8}""", HttpStatusCode.BadRequest, ProblemCodes.InvalidValue)]
    public async Task What_cannot_begin_is_refused_at_once_and_begins_no_operation(string route, string? body, HttpStatusCode status, string code)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        using HttpClient client = backend.CreateHttpClient();
        using StringContent? content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(route, content);
        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual(code, (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.Code);
        Assert.IsEmpty(await client.GetFromJsonAsync(ApiRoutes.Operations, ProtocolJson.Default.OperationList) is { Operations: var operations } ? operations : []);
    }

    [TestMethod]
    public async Task While_hyper_v_makes_attaches_and_starts_the_disk_its_folder_and_its_file_are_held()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        FakeHyperV hyperV = backend.Platform.Wmi;
        FakeFileSystem files = backend.Platform.Files;
        using HttpClient client = backend.CreateHttpClient();
        Dictionary<string, string> seen = [];
        hyperV.Working = method => seen[method] = string.Join(' ', new[] { @"C:\ProgramData\DockerDesktop\vm-data", @"C:\ProgramData\DockerDesktop\vm-data\DockerDesktop.vhdx" }
            .SelectMany(path => files.Find(path)?.Handles ?? []).Select(handle => $"{handle.Share}:{handle.Rights & (FileRights.Read | FileRights.Write | FileRights.Traverse | FileRights.Delete)}"));
        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.VirtualMachineCreate, """{"processors":2,"memoryMegabytes":1024,"diskGigabytes":8}""")).State);
        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.VirtualMachineStart)).State);
        Assert.AreEqual("ReadWrite:Traverse", seen["CreateVirtualHardDisk"], "the folder stays in its place");
        Assert.AreEqual("ReadWrite:Traverse ReadWrite:None", seen["AddResourceSettings"], "nobody reads the disk, which Hyper-V opens for itself alone");
        Assert.AreEqual("ReadWrite:Traverse ReadWrite:None", seen["RequestStateChange"]);
        Assert.AreEqual(0, files.OpenHandles);
    }

    [TestMethod]
    [DataRow(ApiRoutes.VirtualMachineCreate, """{"processors":2,"memoryMegabytes":1024,"diskGigabytes":8}""")]
    [DataRow(ApiRoutes.VirtualMachineStart, null)]
    [DataRow(ApiRoutes.VirtualMachineDestroy, """{"deleteDisk":true}""")]
    public async Task A_disk_in_a_folder_of_anybodys_is_refused_with_the_way_out(string route, string? body)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        using HttpClient client = backend.CreateHttpClient();
        Assert.AreEqual(OperationState.Succeeded, (await RunAsync(client, ApiRoutes.VirtualMachineCreate, """{"processors":2,"memoryMegabytes":2048,"diskGigabytes":8}""")).State);
        const string folder = @"C:\Users\user\disks";
        backend.Platform.Files.AddFolder(folder, FakeFileSystem.User);
        backend.Platform.Files.AddFile(folder + @"\DockerDesktop.vhdx", [1, 2, 3]);
        backend.Platform.Records.Values["VirtualDiskFolder"] = folder;
        backend.Platform.Wmi.Calls.Clear();
        Operation refused = await RunAsync(client, route, body);
        Assert.AreEqual(ProblemCodes.NotTrusted, refused.Problem!.Code);
        StringAssert.Contains(refused.Problem.Cause, $"belongs to {FakeFileSystem.User}");
        StringAssert.Contains(refused.Problem.Fix, "reg add");
        Assert.IsEmpty(backend.Platform.Wmi.Calls, "before anything is changed");
        Assert.IsTrue(backend.Platform.Files.Exists(folder + @"\DockerDesktop.vhdx"));
        Assert.AreEqual(1, backend.Platform.Wmi.Machines.Count);
    }

    [TestMethod]
    public async Task Below_the_root_of_the_users_own_disks_nothing_is_done()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(running => running.Registry.AllUsers!["WslDefaultDataRoot"] = @"C:\wsl");
        const string folder = @"C:\wsl\S-1-5-21-1-2-3-1001";
        backend.Platform.Files.AddFolder(folder, FakeFileSystem.Administrators);
        backend.Platform.Records.Values["VirtualDiskFolder"] = folder;
        using HttpClient client = backend.CreateHttpClient();
        Operation refused = await RunAsync(client, ApiRoutes.VirtualMachineCreate, """{"processors":2,"memoryMegabytes":2048,"diskGigabytes":8}""");
        Assert.AreEqual(ProblemCodes.NotTrusted, refused.Problem!.Code);
        StringAssert.Contains(refused.Problem.Cause, "WSLDEFAULTDATAROOT");
        Assert.IsEmpty(backend.Platform.Wmi.Machines);
    }

    [TestMethod]
    public async Task A_move_that_was_interrupted_is_put_right_before_the_helper_listens()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(running =>
        {
            running.Platform.Files.AddVolume('D');
            running.Platform.Files.AddFolder(@"D:\disks");
            running.Platform.Files.AddFolder(@"C:\ProgramData\DockerDesktop\vm-data");
            running.Platform.Files.AddFolder(@"C:\ProgramData\DockerDesktop\service");
            running.Platform.Files.AddFile(@"C:\ProgramData\DockerDesktop\vm-data\DockerDesktop.vhdx", [1, 2, 3]);
            running.Platform.Files.AddFile(@"D:\disks\DockerDesktop.vhdx.docker-desktop.moving", [1]);
            running.Platform.Files.AddFile(
                @"C:\ProgramData\DockerDesktop\service\vhdx-move",
                Encoding.UTF8.GetBytes("phase=Copy\nwhole-folder=False\nsource=C:\\ProgramData\\DockerDesktop\\vm-data\ndestination=D:\\disks\n"));
        });
        Assert.IsFalse(backend.Platform.Files.Exists(@"D:\disks\DockerDesktop.vhdx.docker-desktop.moving"));
        Assert.IsFalse(backend.Platform.Files.Exists(@"C:\ProgramData\DockerDesktop\service\vhdx-move"));
    }

    [TestMethod]
    public async Task Features_are_reported_and_windows_is_asked_once_for_many_callers()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        backend.Platform.Dism.States[FeatureNames.Containers] = WindowsFeatureState.Installed;
        using HttpClient client = backend.CreateHttpClient();
        FeaturesReport?[] reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.GetFromJsonAsync(ApiRoutes.Features, ProtocolJson.Default.FeaturesReport)));
        Assert.AreEqual(FeatureState.Enabled, reports[0]!.Features.Single(feature => feature.Name == FeatureNames.Containers).State);
        Assert.AreEqual(FeatureState.Unavailable, reports[0]!.Features.Single(feature => feature.Name == FeatureNames.Wsl).State);
        Assert.AreEqual(1, backend.Platform.Dism.Sessions);
        Assert.AreEqual(@"C:\ProgramData\DockerDesktop\service\dism", backend.Platform.Dism.ScratchFolder);
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", backend.Platform.Files.Find(@"C:\ProgramData\DockerDesktop\service\dism")!.Security);
    }

    private static async Task<Operation> RunAsync(HttpClient client, string route, string? body = null)
    {
        using StringContent? content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(route, content);
        Assert.AreEqual(HttpStatusCode.Accepted, response.StatusCode, await response.Content.ReadAsStringAsync());
        Operation operation = (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Operation))!;
        while (operation.State is OperationState.Running or OperationState.Cancelling)
        {
            operation = (await client.GetFromJsonAsync(ApiRoutes.ForOperation(ApiRoutes.Operation, operation.Id), ProtocolJson.Default.Operation))!;
        }

        return operation;
    }
}
