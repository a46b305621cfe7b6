using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Tests
{
    /// <summary>handlers.json, created from an assembly with the generator's constants: this one.</summary>
    public sealed class WriteFunctionDescriptionTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly RecordingBuildEngine _engine = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void Handlers_AreDescribedAsTheGeneratorSays()
        {
            Assert.True(Describe(typeof(WriteFunctionDescriptionTests).Assembly.Location, "linux-arm64"));

            Assert.Equal(
                """
                {
                  "zipFile": "Hello.zip",
                  "codeSha256": "abc=",
                  "handlers": [
                    {
                      "handler": "Hello",
                      "names": [
                        "Hello",
                        "Functions.Hello"
                      ],
                      "eventType": "System.Collections.Generic.List<Größe>",
                      "source": null,
                      "sourceName": null,
                      "invokeMode": "BUFFERED",
                      "runtime": "provided.al2023",
                      "architecture": "arm64",
                      "memorySize": 256,
                      "timeout": 10
                    },
                    {
                      "handler": "export",
                      "names": [
                        "export"
                      ],
                      "eventType": null,
                      "source": null,
                      "sourceName": null,
                      "invokeMode": "RESPONSE_STREAM",
                      "runtime": "provided.al2023",
                      "architecture": "arm64",
                      "memorySize": 256,
                      "timeout": 10
                    }
                  ]
                }

                """,
                File.ReadAllText(_folder.At("handlers.json")));
        }

        [Theory]
        [InlineData("Sqs", "orders", "sqs", "orders")]
        [InlineData("Kinesis", "clicks", "kinesis", "clicks")]
        [InlineData("DynamoDb", null, "dynamodb", null)]
        public void HandlerOfSingleRecords_HasSource(string source, string? name, string expectedSource, string? expectedName)
        {
            var function = new FunctionDescription(
                "Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, [new HandlerDescription(["Handle"], "Order", false, source, name)]);
            using var json = JsonDocument.Parse(HandlersJson.Write(function));
            JsonElement handler = json.RootElement.GetProperty("handlers")[0];
            Assert.Equal((expectedSource, expectedName), (handler.GetProperty("source").GetString(), handler.GetProperty("sourceName").GetString()));
        }

        [Fact]
        public void HandlerWithRoutes_HasThemAndItsService()
        {
            Assert.True(Describe(BuildRouter(["GET /", "GET,PUT /orders/{id:int}"]), "linux-x64", http: "rest-api"));
            using var json = JsonDocument.Parse(File.ReadAllText(_folder.At("handlers.json")));
            JsonElement handler = json.RootElement.GetProperty("handlers")[0];
            Assert.Equal("Http", handler.GetProperty("handler").GetString());
            Assert.Equal("rest-api", handler.GetProperty("http").GetString());
            Assert.Equal(["GET /", "GET,PUT /orders/{id:int}"], handler.GetProperty("routes").EnumerateArray().Select(static route => route.GetString()));
        }

        [Fact]
        public void HandlerWithCors_HasTheConfiguration()
        {
            const string Cors = "AllowOrigins=https://app.example,http://a:1\nAllowMethods=GET,HEAD\nAllowHeaders=content-type\nExposeHeaders=\nAllowCredentials=true\nMaxAge=600";
            const string Expected = """
                {
                  "allowOrigins": ["https://app.example", "http://a:1"],
                  "allowMethods": ["GET", "HEAD"],
                  "allowHeaders": ["content-type"],
                  "exposeHeaders": [],
                  "allowCredentials": true,
                  "maxAge": 600
                }
                """;
            Assert.True(Describe(Build(("Names", "Http"), ("Routes", "GET /"), ("Cors", Cors)), "linux-x64"));
            JsonNode found = JsonNode.Parse(File.ReadAllText(_folder.At("handlers.json")))!["handlers"]![0]!["cors"]!;
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), found), found.ToJsonString());
        }

        /// <summary>An HTTP API has 300 routes by default, and a REST API 300 segments of paths.</summary>
        [Theory]
        [InlineData("http-api", "each", "", 150, 2, true)]
        [InlineData("http-api", "each", "", 151, 2, false)]
        [InlineData("http-api", "proxy", "", 151, 2, true)]
        [InlineData("rest-api", "each", "", 298, 1, true)]
        [InlineData("rest-api", "each", "", 299, 1, false)]
        [InlineData("rest-api", "each", "/{id}", 149, 7, true)]
        [InlineData("rest-api", "each", "/{id}", 150, 1, false)]
        public void MoreRoutesThanTheApiHas_ReportsLAMBDA152WithTemplate(string http, string each, string end, int count, int methods, bool succeeds)
        {
            string verbs = string.Join(',', new[] { "GET", "PUT", "POST", "HEAD", "PATCH", "DELETE", "OPTIONS" }.Take(methods));
            string assembly = BuildRouter([.. Enumerable.Range(0, count).Select(i => $"{verbs} /a/{i}{end}")]);
            Assert.True(Describe(assembly, "linux-x64", "", http, each));
            Assert.Equal(succeeds, Describe(assembly, "linux-x64", "sam", http, each));
            Assert.Equal(succeeds ? [] : ["LAMBDA152"], _engine.Errors.Select(static error => error.Code));
            Assert.Equal(succeeds, File.Exists(_folder.At("template.yaml")));
        }

        /// <summary>A route for all methods has one for preflights beside it, which needs no signature.</summary>
        [Theory]
        [InlineData(150, true)]
        [InlineData(151, false)]
        public void PreflightsOfAnHttpApi_CountAsRoutes(int count, bool succeeds)
        {
            const string Cors = "AllowOrigins=https://app.example\nAllowMethods=GET\nAllowHeaders=content-type\nExposeHeaders=\nAllowCredentials=false\nMaxAge=0";
            string routes = string.Join('\n', Enumerable.Range(0, count).Select(static i => $"* /a/{i}"));
            Assert.Equal(succeeds, Describe(Build(("Names", "Http"), ("Routes", routes), ("Cors", Cors)), "linux-x64", "sam", "http-api", "each"));
            Assert.Equal(succeeds ? [] : ["LAMBDA152"], _engine.Errors.Select(static error => error.Code));
        }

        /// <summary>A REST API decodes bodies of the listed types only, and compressed bodies are bytes.</summary>
        [Theory]
        [InlineData("rest-api", "image/png", true, "application/json, application/problem+json, text/plain")]
        [InlineData("rest-api", "image/png;text/*;application/json", true, "application/problem+json")]
        [InlineData("rest-api", "application/*;text/plain", true, null)]
        [InlineData("rest-api", "image/png;*/*", true, null)]
        [InlineData("rest-api", "", true, null)]
        [InlineData("rest-api", "image/png", false, null)]
        [InlineData("http-api", "", true, null)]
        public void CompressedTextThatTheApiDoesNotDecode_WarnsWithLAMBDA154(string http, string types, bool compresses, string? missing)
        {
            (string, object?)[] constants = [("Names", "Http"), ("Routes", "GET /")];
            Assert.True(Describe(Build(compresses ? [.. constants, ("Compresses", true)] : constants), "linux-x64", http: http, types: types));
            Assert.Equal(missing is null ? [] : ["LAMBDA154"], _engine.Warnings.Select(static warning => warning.Code));
            string text = $"LambdaBinaryMediaTypes is '{types}', without {missing}, and [assembly: LambdaHttp(Compression = true)]";
            Assert.All(_engine.Warnings, warning => Assert.StartsWith(text, warning.Message, StringComparison.Ordinal));
        }

        [Fact]
        public void AssemblyWithoutHandlers_HasAnEmptyList()
        {
            Assert.True(Describe(typeof(WriteFunctionDescription).Assembly.Location, "linux-x64"));
            using var json = JsonDocument.Parse(File.ReadAllText(_folder.At("handlers.json")));
            Assert.Equal(0, json.RootElement.GetProperty("handlers").GetArrayLength());
        }

        /// <summary>Only a template subscribes the function. handlers.json has the name of the log group for other tools.</summary>
        [Theory]
        [InlineData("sam", "template.yaml", false)]
        [InlineData("", "template.yaml", true)]
        public void FunctionThatGetsItsOwnLogs_ReportsLAMBDA146WithoutTemplate(string template, string file, bool succeeds)
        {
            string assembly = Build(("Names", "Watch"), ("Source", "Logs"), ("SourceName", "/aws/lambda/Hello"));

            Assert.Equal(succeeds, Describe(assembly, "linux-x64", template));
            Assert.Equal(succeeds ? [] : ["LAMBDA146"], _engine.Errors.Select(static error => error.Code));
            Assert.False(File.Exists(_folder.At(file)));
        }

        [Fact]
        public void InvalidAssembly_ReportsLAMBDA140()
        {
            Assert.False(Describe(_folder.File("Hello.dll", "no assembly"), "linux-x64"));
            Assert.False(Describe(_folder.At("Missing.dll"), "linux-x64"));
            Assert.Equal(["LAMBDA140", "LAMBDA140"], _engine.Errors.Select(static error => error.Code));
            Assert.Contains(_folder.At("Hello.dll"), _engine.Errors[0].Message);
            Assert.False(File.Exists(_folder.At("handlers.json")));
        }

        private string BuildRouter(string[] routes) => Build(("Names", "Http\nGet\nOrders.Get"), ("Routes", string.Join('\n', routes)));

        /// <summary>Writes an assembly with the description of one handler.</summary>
        private string Build(params (string Name, object? Value)[] constants)
        {
            string assembly = _folder.At("Built.dll");
            var built = new PersistedAssemblyBuilder(new AssemblyName("Built"), typeof(object).Assembly);
            TypeBuilder descriptions = built.DefineDynamicModule("Built").DefineType("Lambda.Runtime.Generated.LambdaDescriptions", TypeAttributes.Class);
            TypeBuilder handler = descriptions.DefineNestedType("Functions_Handle", TypeAttributes.NestedAssembly);
            (string, object?)[] defaults = [("EventType", null), ("IsStreamed", false), ("Source", null), ("SourceName", null), ("PayloadType", null), ("Payload", null)];
            foreach ((string name, object? value) in constants.Concat(defaults).DistinctBy(static constant => constant.Item1))
            {
                const FieldAttributes constant = FieldAttributes.Assembly | FieldAttributes.Static | FieldAttributes.Literal;
                handler.DefineField(name, value is bool ? typeof(bool) : typeof(string), constant).SetConstant(value);
            }

            descriptions.CreateType();
            handler.CreateType();
            built.Save(assembly);
            return assembly;
        }

        private bool Describe(
            string assembly, string runtimeIdentifier, string template = "", string http = "", string routes = "", string types = "") => new WriteFunctionDescription
            {
                BuildEngine = _engine,
                Assembly = assembly,
                FunctionName = "Hello",
                ZipFile = _folder.At("Hello.zip"),
                CodeSha256 = "abc=",
                RuntimeIdentifier = runtimeIdentifier,
                Runtime = "provided.al2023",
                MemorySize = 256,
                Timeout = 10,
                Template = template,
                Http = http,
                HttpRoutes = routes,
                BinaryMediaTypes = types,
                TemplateFolder = _folder.Path,
            }.Execute();
    }
}

namespace Lambda.Runtime.Generated
{
    internal static class LambdaDescriptions
    {
        internal static class Functions_Hello
        {
            internal const string Names = "Hello\nFunctions.Hello";
            internal const string EventType = "System.Collections.Generic.List<Größe>";
            internal const bool IsStreamed = false;
            internal const string? Source = null;
            internal const string? SourceName = null;
            internal const string? PayloadType = null;
            internal const string? Payload = null;
        }

        internal static class Functions_Export
        {
            internal const string Names = "export";
            internal const string? EventType = null;
            internal const bool IsStreamed = true;
            internal const string? Source = null;
            internal const string? SourceName = null;
            internal const string? PayloadType = null;
            internal const string? Payload = null;
        }
    }
}
