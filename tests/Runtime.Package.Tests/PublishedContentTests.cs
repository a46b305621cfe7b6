using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Lambda.Runtime.Package.Tests;

/// <summary>A function with a library and every kind of content: what the zip contains, and that nothing else changes the zip.</summary>
public sealed class PublishedContentTests(PackedPackages packages)
{
    private const string PublishFolder = "Hello/bin/Release/net10.0/linux-x64/publish";

    private static readonly string[] Content = [
        "assets/logo.svg", "data/1abc.pdb", "data/table.csv", "extensions/probe", "index.html", "phrases.txt",
        "plugins/Hello.dll", "plugins/rules.deps.json", "plugins/rules.dll", "plugins/rules.xml", "terms.dll", "tools/run.sh",
    ];

    [Fact]
    public async Task ContentOfEveryKind_IsInZip_WhichDoesNotDependOnFolderOrPackageCache()
    {
        await packages.Hello.Bootstrap; // so that the cache of this run has every package
        using var one = new UserFolder(packages);
        string zip = await PublishedAsync(one);
        Assert.Equal(
            [
                ("assets/logo.svg", "644"), ("bootstrap", "755"), ("data/1abc.pdb", "644"), ("data/table.csv", "644"), ("extensions/probe", "755"),
                ("index.html", "644"), ("phrases.txt", "644"), ("plugins/Hello.dll", "644"), ("plugins/rules.deps.json", "644"),
                ("plugins/rules.dll", "644"), ("plugins/rules.xml", "644"), ("terms.dll", "644"), ("tools/run.sh", "755"),
            ],
            Modes(zip));
        Assert.Contains("bootstrap.dbg", one.Files(PublishFolder));
        AssertFilesBesideZip(one);

        using var caches = new UserFolder(packages);
        using var two = new UserFolder(packages) { PackageCache = AnotherCache(caches) };
        Assert.Equal(File.ReadAllBytes(zip), File.ReadAllBytes(await PublishedAsync(two)));
        foreach (string file in new[] { "handlers.json", "bootstrap.libraries.json", "bootstrap.report.txt" })
            Assert.Equal(File.ReadAllText(one.At($"{PublishFolder}/{file}")), File.ReadAllText(two.At($"{PublishFolder}/{file}")));

        await AssertErrorsKeepZipAsync(one, zip);
    }

    private static void AssertFilesBesideZip(UserFolder user)
    {
        using var handlers = JsonDocument.Parse(File.ReadAllText(user.At($"{PublishFolder}/handlers.json")));
        JsonElement[] all = [.. handlers.RootElement.GetProperty("handlers").EnumerateArray()];
        Assert.Equal(
            [("Hello", null, null), ("Ship", "sqs", "orders.fifo")],
            all.Select(static handler => (handler.GetProperty("handler").GetString(), handler.GetProperty("source").GetString(), handler.GetProperty("sourceName").GetString())));
        JsonElement handler = all[0];
        Assert.Equal(["Hello", "Functions.Hello", "Hello::Functions::Hello"], handler.GetProperty("names").EnumerateArray().Select(static name => name.GetString()));
        Assert.Equal(
            ("Person", "x86_64", 512),
            (handler.GetProperty("eventType").GetString(), handler.GetProperty("architecture").GetString(), handler.GetProperty("memorySize").GetInt32()));

        string template = File.ReadAllText(user.At("Hello/template.yaml"));
        Assert.Contains($"CodeUri: \"{PublishFolder["Hello/".Length..]}/Hello.zip\"\n", template, StringComparison.Ordinal);
        Assert.Contains("FunctionName: !Sub \"${Prefix}Hello-Ship\"\n", template, StringComparison.Ordinal);
        Assert.Contains("        Queue: !GetAtt OrdersFifoQueue.Arn\n", template, StringComparison.Ordinal);

        // The library's only method was inlined into the handler. The container is a package that the function depends on and does not use.
        using var libraries = JsonDocument.Parse(File.ReadAllText(user.At($"{PublishFolder}/bootstrap.libraries.json")));
        Assert.Equal(
            ["Greetings", "Lambda.Runtime", "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64", "gcc", "glibc"],
            libraries.RootElement.GetProperty("components").EnumerateArray().Select(static component => component.GetProperty("name").GetString()));
        JsonElement glibc = libraries.RootElement.GetProperty("components")[4];
        Assert.Matches("^[0-9]+\\.[0-9]+", glibc.GetProperty("version").GetString());
        Assert.Equal("LGPL-2.1-or-later", glibc.GetProperty("licenses")[0].GetProperty("expression").GetString());
        Assert.Contains("libc.a", Files(glibc));
        Assert.Contains("libSystem.Native.a", Files(libraries.RootElement.GetProperty("components")[2]));
        Assert.DoesNotContain("libSystem.IO.Compression.Native.a", Files(libraries.RootElement.GetProperty("components")[2]));

        string[] report = File.ReadAllLines(user.At($"{PublishFolder}/bootstrap.report.txt"));
        Assert.Matches($"^bootstrap +{new FileInfo(user.At($"{PublishFolder}/bootstrap")).Length:N0}  100.0 %$", report[0]);
        Assert.Contains(report, static line => line.StartsWith("    Lambda.Runtime.RuntimeApi ", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> Files(JsonElement library) =>
        library.GetProperty("components").EnumerateArray().Select(static file => file.GetProperty("name").GetString());

    private static async Task AssertErrorsKeepZipAsync(UserFolder user, string zip)
    {
        byte[] before = File.ReadAllBytes(zip);
        user.Write("Hello/bootstrap", "#!/bin/sh");
        WriteLibraryThatNeeds("libabsent.so.1", user.At("Hello/libneedy.so"));
        DotnetCommand misspelt = await user.Dotnet("publish", "Hello", "-p:Extra=bootstrap", "-p:LambdaArchitectre=arm64");
        misspelt.FailedWith("LAMBDA103");
        Assert.Contains(
            "warning LAMBDA145: 'libneedy.so' in the zip needs libabsent.so.1, and neither provided.al2023 nor the zip has it", misspelt.Output, StringComparison.Ordinal);
        Assert.Contains("warning LAMBDA115: LambdaArchitectre is not a setting and has no effect. Did you mean LambdaArchitecture?", misspelt.Output, StringComparison.Ordinal);
        await AssertPathsAreCheckedBeforeCompilationAsync(user);
        DotnetCommand cultures = await user.Dotnet("publish", "Hello", "-p:InvariantGlobalization=false");
        cultures.FailedWith("LAMBDA136");
        Assert.Contains("neither provided.al2023 nor the zip contains libicudata.so, libicui18n.so, libicuuc.so. ", cultures.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(zip));
        Assert.DoesNotContain(user.Files("."), static file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static void WriteLibraryThatNeeds(string name, string path)
    {
        const string link = "gcc -shared -x c /dev/null";
        string needed = $"{path}.needed";
        using var gcc = Process.Start("sh", ["-ec", $"{link} -Wl,-soname,{name} -o '{needed}'; {link} -o '{path}' -Wl,--no-as-needed -x none '{needed}'; rm '{needed}'"]);
        gcc.EndWithinLimit();
        Assert.Equal(0, gcc.ExitCode);
    }

    /// <summary>The compiler and the SDK would wait for a named pipe without end, and root can write nearly everywhere.</summary>
    private static async Task AssertPathsAreCheckedBeforeCompilationAsync(UserFolder user)
    {
        using (var make = Process.Start("mkfifo", [user.At("Hello/pipe")]))
            make.EndWithinLimit();
        DotnetCommand pipe = await user.Dotnet("publish", "Hello", "-p:Extra=pipe");
        pipe.FailedWith("LAMBDA101");
        Assert.DoesNotContain("Generating native code", pipe.Output, StringComparison.Ordinal);

        Directory.CreateDirectory(user.At("out"));
        File.CreateSymbolicLink(user.At("out/bootstrap"), user.At("elsewhere"));
        DotnetCommand places = await user.Dotnet("publish", "Hello", "-o", "out", "-p:LambdaZipFile=/proc/Hello.zip");
        places.FailedWith("LAMBDA102");
        Assert.Contains("'/proc/' cannot be written", places.Output, StringComparison.Ordinal);
        Assert.Contains($"'{user.At("out/bootstrap")}' is a symbolic link, and the publish would replace it with a file", places.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(user.At("elsewhere")), "The publish wrote through the link.");
    }

    private static async Task<string> PublishedAsync(UserFolder user)
    {
        user.WriteFunction(
            "Hello", folder: "Hello", properties: "<LambdaMemorySize>512</LambdaMemorySize><LambdaReport>true</LambdaReport><LambdaTemplate>sam</LambdaTemplate>", items: """
            <ProjectReference Include="../Greetings/Greetings.csproj" />
            <None Update="data/table.csv" CopyToPublishDirectory="PreserveNewest" />
            <Content Include="tools/run.sh" CopyToOutputDirectory="PreserveNewest" />
            <None Update="plugins/*" CopyToOutputDirectory="PreserveNewest" />
            <None Update="data/1abc.pdb" CopyToOutputDirectory="Always" />
            <!-- As content of a package, which is not in the zip. -->
            <None Include="$(NuGetPackageRoot)lambda.runtime/**/Lambda.Runtime.Build.dll" Link="x64/windows.dll" CopyToOutputDirectory="Always" />
            <LambdaContent Include="web" EntryName="." />
            <LambdaContent Include="../shared/*.svg" LinkBase="assets" />
            <LambdaContent Include="extensions/*" />
            <LambdaContent Include="$(Extra);*.so" />
            """);
        user.Write("Hello/data/table.csv", "a,b");
        user.Write("Hello/data/1abc.pdb", "HEADER    OXYGEN TRANSPORT"); // of the Protein Data Bank
        foreach (string plugin in new[] { "Hello.dll", "rules.deps.json", "rules.dll", "rules.xml" })
            user.Write($"Hello/plugins/{plugin}", plugin);
        user.Write("Hello/tools/run.sh", "#!/bin/sh");
        user.Write("Hello/web/index.html", "<p>hello</p>");
        user.Write("Hello/extensions/probe", "#!/bin/sh");
        user.Write("shared/logo.svg", "<svg/>");
        user.Write("Greetings/Greetings.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <NoWarn>$(NoWarn);CS1591</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <None Update="phrases.txt;terms.dll" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        user.Write("Greetings/phrases.txt", "Hello");
        user.Write("Greetings/terms.dll", "Terms");
        user.Write("Greetings/Greeter.cs", "public static class Greeter { public static string Greet(string name) => $\"Hello, {name}!\"; }");
        user.Write("Hello/Functions.cs", UserFolder.FunctionSource.Replace("$\"Hello, {person.Name}!\"", "Greeter.Greet(person.Name)", StringComparison.Ordinal));
        user.Write("Hello/Shipments.cs", """
            using Lambda.Runtime;

            public static class Shipments
            {
                [SqsHandler(Queue = "orders.fifo")]
                public static void Ship(Person person) => Functions.Hello(person);
            }
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(user.At("Hello/tools/run.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return FunctionZip.PrintedBy((await user.Dotnet("publish", "Hello")).Succeeded(), Content);
    }

    /// <summary>Returns the same packages at another path, without another download: each file has two hard links.</summary>
    private string AnotherCache(UserFolder folder)
    {
        using var copy = Process.Start("sh", ["-c", $"cp -alT '{packages.Cache}' '{folder.At("cache")}' || cp -aT '{packages.Cache}' '{folder.At("cache")}'"]);
        copy.EndWithinLimit();
        Assert.Equal(0, copy.ExitCode);
        return folder.At("cache");
    }

    private static IEnumerable<(string Name, string Mode)> Modes(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Select(static entry => (entry.FullName, Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8)))];
    }
}
