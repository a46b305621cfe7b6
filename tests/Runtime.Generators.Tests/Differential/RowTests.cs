using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>
/// The rows of the table held against the compiler and the serializer alone: so that a row that is new shows what the generator gets wrong,
/// and not what the row does.
/// </summary>
public sealed class RowTests
{
    [Fact]
    public void TypesOfEveryRow_CompileAndWorkInTheSerializer()
    {
        TypeGraph graph = TypeGraphs.Generate(TypeTable.Supported, declarations: 60).Sample(1, stream: 0)[0];
        var functions = new PlainProgram(TypeSource.Print(graph));
        int taken = 0;
        int documents = 0;
        var refused = new List<string>();
        for (int root = 0; root < graph.Roots.Length; root++)
        {
            TypeUse use = graph.Roots[root];
            try
            {
                functions.Options.GetTypeInfo(functions.TypeOf(root));
            }
            catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
            {
                refused.Add($"{use}: {e.Message}");
                continue;
            }

            foreach (JsonTree document in Documents.Generate(graph, use, depth: 4).Sample(40, root + 1))
            {
                documents++;
                Outcome<object?> read = Outcome.Capture(() => JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(document.ToString()), functions.TypeOf(root), functions.Options));
                taken += read.Error is null ? 1 : 0;
                if (read.Error is NotSupportedException)
                {
                    refused.Add($"{use} from {document}: {read.Error.GetType().Name}: {read.Error.Message}");
                    break;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seeds.Seed}: {graph.Roots.Length} roots, {taken} of {documents} documents taken");
        Assert.True(refused.Count == 0, string.Join("\n", refused.Take(20)));

        // Names of dictionaries and a few hand-written texts are wrong on purpose.
        Assert.InRange(taken, documents * 3 / 4, documents);
    }
}
