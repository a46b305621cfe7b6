namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of clients that a handler creates in each invocation.</summary>
public sealed class ClientFixTests
{
    [Fact]
    public Task UsingDeclaration_BecomesAField() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        public static class Functions
        {
        +    private static readonly HttpClient Client = new();
        +
            [LambdaHandler]
            public static async Task<string> Run(string url)
            {
        -        using var client = new HttpClient();
        -
        -        return await client.GetStringAsync(url);
        +        return await Client.GetStringAsync(url);
            }
        }
        """,
        "Create the client once, in the field 'Client'");

    [Fact]
    public Task SdkClientOfAnInstanceClass_BecomesAFieldAfterTheOtherStaticFields() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.S3;

        public sealed class Functions
        {
            private const string Region = "eu-west-1";
            private static readonly AmazonS3Config Config = new() { ForcePathStyle = Region.Length > 0 };
        +    private static readonly AmazonS3Client S3 = new(Config);
            private readonly string _key = "key";

            [LambdaHandler]
            public async Task<string> Run()
            {
        -        var client = new AmazonS3Client(Config);
                string key = _key;
        -        return await client.GetAsync(key);
        +        return await S3.GetAsync(key);
            }
        }
        """);

    [Fact]
    public Task TargetTypedNewWithAnInitializer_KeepsIt() => FixTest.Verify(
        "LAMBDA082",
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        public static class Functions
        {
        +    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectCallback = async (context, token) => await Task.FromResult(new System.IO.MemoryStream()) })
        +    {
        +        Timeout = TimeSpan.FromSeconds(2),
        +    };
        +
            [LambdaHandler]
            public static async Task<string> Run(string url)
            {
        -        using HttpClient client = new(new SocketsHttpHandler { ConnectCallback = async (context, token) => await Task.FromResult(new System.IO.MemoryStream()) })
        -        {
        -            Timeout = TimeSpan.FromSeconds(2),
        -        };
        -        return await client.GetStringAsync(url);
        +        return await Client.GetStringAsync(url);
            }
        }
        """);

    [Fact]
    public Task UsingStatement_IsRemoved() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.DynamoDBv2;

        public static class Functions
        {
        +    private static readonly AmazonDynamoDBClient DynamoDb = new();
        +
            [LambdaHandler]
            public static async Task<string> Run(string table)
            {
                string text;
                // Reads the item.
        -        using (var client = new AmazonDynamoDBClient())
        -        {
        -            // The first one.
        -            text = await client.GetItemAsync(table);
        -
        -            if (text == "")
        -            {
        -                text = await client.GetItemAsync("other");
        -            }
        -        }
        +        // The first one.
        +        text = await DynamoDb.GetItemAsync(table);
        +
        +        if (text == "")
        +        {
        +            text = await DynamoDb.GetItemAsync("other");
        +        }

                return text;
            }
        }
        """);

    [Fact]
    public Task UsingStatementsInEachOther_KeepTheOtherOne() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Functions
        {
        +    private static readonly AmazonS3Client S3 = new();
        +
            [LambdaHandler]
            public static async Task<string> Run(string key)
            {
                using (var file = new MemoryStream())
        -        using (var client = new AmazonS3Client())
                {
        -            return await client.GetAsync(key);
        +            return await S3.GetAsync(key);
                }
            }
        }
        """);

    /// <summary>Without the braces there would be two variables with one name.</summary>
    [Fact]
    public Task BlockWithANameThatIsUsedAgain_KeepsItsBraces() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Functions
        {
        +    private static readonly AmazonS3Client S3 = new();
        +
            [LambdaHandler]
            public static async Task Run(string key)
            {
        -        using (var client = new AmazonS3Client())
                {
        -            string text = await client.GetAsync(key);
        +            string text = await S3.GetAsync(key);
                }

                {
                    string text = key;
                }
            }
        }
        """);

    /// <summary>Without the braces the stream would be disposed of later.</summary>
    [Fact]
    public Task BlockWithAUsingDeclaration_KeepsItsBraces() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Functions
        {
        +    private static readonly AmazonS3Client S3 = new();
        +
            [LambdaHandler]
            public static async Task<string> Run(string key)
            {
                string text;
        -        using (var client = new AmazonS3Client())
                {
                    using var file = new MemoryStream();
        -            text = await client.GetAsync(key);
        +            text = await S3.GetAsync(key);
                }

                return text;
            }
        }
        """);

    [Fact]
    public Task BlockThatEndsWithAComment_KeepsItsBraces() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Functions
        {
        +    private static readonly AmazonS3Client S3 = new();
        +
            [LambdaHandler]
            public static async Task Run(string key)
            {
        -        using (var client = new AmazonS3Client())
                {
        -            await client.GetAsync(key);
        +            await S3.GetAsync(key);
                    // Nothing else.
                }
            }
        }
        """);

    [Fact]
    public Task ReceiverInAUsing_IsReplaced() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        public static class Functions
        {
        +    private static readonly HttpClient Client = new();
        +
            [LambdaHandler]
            public static async Task<int> Run(string url)
            {
        -        using HttpResponseMessage response = await new HttpClient().GetAsync(url);
        +        using HttpResponseMessage response = await Client.GetAsync(url);
                return (int)response.StatusCode;
            }
        }
        """);

    [Fact]
    public Task ArgumentInALocalFunction_IsReplaced() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.DynamoDBv2;

        public static class Functions
        {
        +    private static readonly AmazonDynamoDBClient DynamoDb = new();
        +
            [LambdaHandler]
            public static Task<string> Run(string id)
            {
                return Load();

        -        Task<string> Load() => new DynamoDBContext(new AmazonDynamoDBClient()).LoadAsync(id);
        +        Task<string> Load() => new DynamoDBContext(DynamoDb).LoadAsync(id);
            }
        }
        """);

    [Fact]
    public Task VariableOfAnInterface_GivesTheFieldItsType() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Functions
        {
        +    // Reads orders.
        +    private static readonly IAmazonS3 S3 = new AmazonS3Client("eu-west-1"); // One Region is enough.
        +
            [LambdaHandler]
            public static async Task<string> Run(string key)
            {
                string text = key;
        -        // Reads orders.
        -        IAmazonS3? orders = new AmazonS3Client("eu-west-1"); // One Region is enough.
        -        return await orders.GetAsync(text);
        +        return await S3.GetAsync(text);
            }
        }
        """);

    [Fact]
    public Task NameThatTheClassUses_IsNotTaken() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        +using Amazon.S3;

        public static class Functions
        {
        +    private static readonly AmazonS3Client S3Client = new();
        +
            [LambdaHandler]
            public static async Task<string> Run(string key)
            {
        -        using Amazon.S3.AmazonS3Client client = new();
        -        return await client.GetAsync(key);
        +        return await S3Client.GetAsync(key);
            }
        }
        """);

    /// <summary>Clients that are created in the same way share a field, the others have their own.</summary>
    [Fact]
    public async Task AllClientsOfAClass_AreFixedAtOnce()
    {
        const string Source = """
            using System.Net.Http;
            using System.Threading.Tasks;
            using Amazon.S3;

            public static class Functions
            {
                [LambdaHandler]
                public static async Task<string> Get(string key)
                {
                    using var s3 = new AmazonS3Client();
                    using var http = new HttpClient();
                    return await http.GetStringAsync(await s3.GetAsync(key));
                }

                [LambdaHandler]
                public static async Task<string> Copy(string key)
                {
                    using (AmazonS3Client to = new("eu-west-1"))
                    {
                        using (AmazonS3Client from = new())
                        {
                            return await to.GetAsync(await from.GetAsync(key));
                        }
                    }
                }
            }
            """;

        FixedProject result = await (await FixedProject.Create(Source)).FixAll("LAMBDA082");

        Assert.Equal(
            """
            using System.Net.Http;
            using System.Threading.Tasks;
            using Amazon.S3;

            public static class Functions
            {
                private static readonly AmazonS3Client S3 = new();
                private static readonly HttpClient Client = new();
                private static readonly AmazonS3Client S3Client = new("eu-west-1");

                [LambdaHandler]
                public static async Task<string> Get(string key)
                {
                    return await Client.GetStringAsync(await S3.GetAsync(key));
                }

                [LambdaHandler]
                public static async Task<string> Copy(string key)
                {
                    return await S3Client.GetAsync(await S3.GetAsync(key));
                }
            }
            """,
            Assert.Single(await result.Sources()));
        await FixTest.AssertValid(result);
    }

    [Fact]
    public Task FieldWithTheSameClient_IsUsed() => FixTest.Verify(
        "LAMBDA082",
        """
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Functions
        {
            private static readonly AmazonS3Client Orders = new();

            [LambdaHandler]
            public static async Task<string> Run(string key)
            {
        -        using var client = new AmazonS3Client();
        -        return await client.GetAsync(key);
        +        return await Orders.GetAsync(key);
            }
        }
        """);

    /// <summary>The client needs something of the invocation or the object, is changed or disposed of, or the field would be initialized too early.</summary>
    [Theory]
    [InlineData("using var client = new HttpClient { BaseAddress = new Uri(url) };")]
    [InlineData("var handler = new SocketsHttpHandler(); using var client = new HttpClient(handler);")]
    [InlineData("const string Region = \"eu-west-1\"; using var client = new AmazonS3Client(Region);")]
    [InlineData("using var client = new AmazonS3Client(_region);")]
    [InlineData("using var client = new AmazonS3Client(Get()); static string Get() => \"\";")]
    [InlineData("using var client = new AmazonS3Client(await Task.FromResult(\"eu-west-1\"));")]
    [InlineData("using var client = new AmazonS3Client(nameof(url));")]
    [InlineData("using var client = new AmazonS3Client(Read(out string text)); _ = text; static string Read(out string text) => text = \"\";")]
    [InlineData("using var client = new AmazonS3Client(\"1\" is { } text ? text : \"\"); _ = text;")]
    [InlineData("using var client = new AmazonS3Client(OtherPart);")]
    [InlineData("using var client = new AmazonS3Client(FromConstructor);")]
    [InlineData("using var client = new AmazonS3Client(Changed);")]
    [InlineData("using var client = new AmazonS3Client(Settings.Region);")]
    [InlineData("using (var client = new HttpClient()) // In turn.\n{ }")]
    [InlineData("var client = new HttpClient(); client.DefaultRequestHeaders.Add(\"a\", url);")]
    [InlineData("var client = new HttpClient(); client.BaseAddress = new Uri(url);")]
    [InlineData("var client = new HttpClient(); client.CancelPendingRequests();")]
    [InlineData("var client = new HttpClient(); try { await client.GetStringAsync(url); } finally { client.Dispose(); }")]
    [InlineData("HttpClient? client = null; try { client = new HttpClient(); } finally { client?.Dispose(); }")]
    [InlineData("var client = new HttpClient(); using (client) { }")]
    [InlineData("var client = new HttpClient(); using var other = client;")]
    [InlineData("var client = new HttpClient(); client = null;")]
    [InlineData("var client = new HttpClient(); Take(ref client); static void Take(ref HttpClient client) { }")]
    [InlineData("var client = new AmazonS3Client(); client.BeforeRequestEvent += () => { };")]
    [InlineData("using HttpClient one = new(), two = Shared;")]
    [InlineData("using var client = url == \"\" ? new HttpClient() : Shared;")]
    [InlineData("using var context = new DynamoDBContext(new AmazonDynamoDBClient());")]
    [InlineData("new HttpClient();")]
    [InlineData("using var client = Create(); static HttpClient Create() => new();")]
    [InlineData("using var client = Create(); static HttpClient Create() { var created = new HttpClient(); return created; }")]
    [InlineData("using (var client = Create()) { } static HttpClient Create() { return new HttpClient(); }")]
    public async Task ClientThatInvocationsCannotShare_HasNoFix(string statements) => Assert.Empty(await (await FixedProject.Create($$"""
        using System; using System.Net.Http; using System.Threading.Tasks; using Amazon.S3; using Amazon.DynamoDBv2;

        public sealed partial class Functions
        {
            private static readonly HttpClient Shared = new();
            private static readonly string FromConstructor;
            private static string Changed = "eu-west-1";
            private readonly string _region = "eu-west-1";

            static Functions() => FromConstructor = "eu-west-1";

            [LambdaHandler]
            public async Task Run(string url)
            {
                {{statements}}
            }
        }

        public sealed partial class Functions
        {
            private static readonly string OtherPart = "eu-west-1";
        }

        public static class Settings { public static string Region { get; set; } = ""; }
        """)).Titles("LAMBDA082"));
}
