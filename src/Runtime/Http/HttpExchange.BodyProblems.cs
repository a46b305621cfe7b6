using System.Text.Json;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>What is wrong with a JSON body.</remarks>
public sealed partial class HttpExchange
{
    /// <summary>The body is read once for each.</summary>
    private const int MaxBodyProblems = 20;

    /// <summary>Adds all problems of a body that cannot be read: after each, it is read again without the member that has the problem.</summary>
    private void AddBodyProblems<T>(ReadOnlySpan<byte> body, JsonRead<T> read)
    {
        byte[] json = body.ToArray();
        string[] removed = new string[MaxBodyProblems];
        for (int i = 0; i < MaxBodyProblems; i++)
        {
            if (FindBodyError(json, read, out int position) is not { } error || IsMissing(error, removed.AsSpan(0, i)))
                return;
            JsonException located = JsonErrorLocation.Locate(json, position, error);
            AddProblem(HttpSource.Body, located.Path ?? "$", WithoutPath(located));
            if (error is JsonSyntaxException || JsonMember.Remove(json, position) is not { } member)
                return;
            removed[i] = member;
        }
    }

    /// <summary>Whether an error is only that a member is missing that was removed.</summary>
    private static bool IsMissing(JsonException error, ReadOnlySpan<string> removed)
    {
        foreach (string name in removed)
        {
            if (error.Message == JsonValueReader.Missing(name).Message)
                return true;
        }

        return false;
    }

    /// <returns>The first error; <see langword="null"/> without one.</returns>
    private static JsonException? FindBodyError<T>(ReadOnlySpan<byte> json, JsonRead<T> read, out int position)
    {
        var reader = new JsonReader(json);
        try
        {
            reader.Read();
            read(ref reader);
            reader.Read();
        }
        catch (JsonException error)
        {
            position = reader.TokenStart;
            return error;
        }
        catch
        {
            // Without the members that were removed, an object of the user may be invalid.
        }

        position = 0;
        return null;
    }
}
