using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>
/// Checks the rows of the table with the compiler and the serializer alone, so that a failure with a new row is an error of the generator and
/// not of the row.
/// </summary>
public sealed class RowTests
{
    [Fact]
    public void TypesOfEveryRow_CompileAndWorkInTheSerializer()
    {
        TypeGraph graph = TypeGraphs.Generate(TypeTable.Supported, declarations: 60).Sample(1, stream: 0)[0];
        var functions = new PlainProgram(TypeSource.Print(graph));
        int valid = 0;
        int documents = 0;
        var unsupported = new List<string>();
        for (int root = 0; root < graph.Roots.Length; root++)
        {
            TypeUse use = graph.Roots[root];
            try
            {
                functions.Options.GetTypeInfo(functions.TypeOf(root));
            }
            catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
            {
                unsupported.Add($"{use}: {e.Message}");
                continue;
            }

            foreach (JsonTree document in Documents.Generate(graph, use, depth: 4).Sample(40, root + 1))
            {
                documents++;
                Outcome<object?> read = Outcome.Capture(() => JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(document.ToString()), functions.TypeOf(root), functions.Options));
                valid += read.Error is null ? 1 : 0;
                if (read.Error is NotSupportedException)
                {
                    unsupported.Add($"{use} from {document}: {read.Error.GetType().Name}: {read.Error.Message}");
                    break;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seeds.Seed}: {graph.Roots.Length} roots, {valid} of {documents} documents are valid");
        Assert.True(unsupported.Count == 0, string.Join("\n", unsupported.Take(20)));

        // Some names of dictionaries and a few hand-written texts are invalid on purpose.
        Assert.InRange(valid, documents * 3 / 4, documents);
    }
}
