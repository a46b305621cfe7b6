using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Tests.Common;

/// <summary>Types with the names of clients of the AWS SDK, in an assembly that tests reference.</summary>
internal static class AwsSdkShapes
{
    public static readonly MetadataReference Reference = Compile("""
        using System;
        using System.Threading.Tasks;

        namespace Amazon.Runtime
        {
            public abstract class AmazonServiceClient : IDisposable { public event Action? BeforeRequestEvent; protected void Raise() => BeforeRequestEvent?.Invoke(); public void Dispose() { } }
            public class AWSCredentials { }
        }

        namespace Amazon.S3
        {
            public interface IAmazonS3 : IDisposable { Task<string> GetAsync(string key); }
            public class AmazonS3Config { public bool ForcePathStyle { get; set; } public string ServiceURL { get; set; } = ""; }
            public class AmazonS3Client : Runtime.AmazonServiceClient, IAmazonS3
            {
                public AmazonS3Client() { }
                public AmazonS3Client(string region) { }
                public AmazonS3Client(AmazonS3Config config) { }
                public AmazonS3Client(Runtime.AWSCredentials credentials) { }
                public Task<string> GetAsync(string key) => Task.FromResult(key);
            }
        }

        namespace Amazon.DynamoDBv2
        {
            public class AmazonDynamoDBClient : Runtime.AmazonServiceClient { public Task<string> GetItemAsync(string table) => Task.FromResult(table); }
            public class DynamoDBContext(AmazonDynamoDBClient client) : IDisposable { public Task<string> LoadAsync(string id) => client.GetItemAsync(id); public void Dispose() { } }
        }

        namespace Amazon.Lambda { public class AmazonLambdaClient : Runtime.AmazonServiceClient { } }
        """);

    private static PortableExecutableReference Compile(string source)
    {
        var compilation = CSharpCompilation.Create(
            "AWSSDK",
            [CSharpSyntaxTree.ParseText(source, CompilerInput.ParseOptions)],
            CompilerInput.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
