using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>
/// Compares two values member by member, including members that are not in JSON. The written JSON does not show properties that are only
/// read, or that a list is an array.
/// </summary>
internal static class SameValue
{
    /// <returns>The path and a description of the difference; <see langword="null"/> if the values are the same.</returns>
    public static string? Difference(object? expected, object? found, string path = "value")
    {
        if (expected is null || found is null)
            return ReferenceEquals(expected, found) ? null : $"{path} is {Format(found)} and not {Format(expected)}";
        Type type = expected.GetType();
        if (expected is JsonNode && found is JsonNode)
        {
            // The internal structure of a tree's values depends on the platform.
            return Equal(((JsonNode)expected).ToJsonString(), ((JsonNode)found).ToJsonString(), path);
        }

        if (type != found.GetType())
            return $"{path} is a {found.GetType()} and not a {type}";

        return expected switch
        {
            string or IConvertible => Equal(expected, found, path),
            JsonElement element => Equal(Raw(element), Raw((JsonElement)found), path),
            JsonDocument document => Equal(Raw(document.RootElement), Raw(((JsonDocument)found).RootElement), path),
            ReadOnlyMemory<byte> memory => Equal(Convert.ToHexString(memory.Span), Convert.ToHexString(((ReadOnlyMemory<byte>)found).Span), path),
            Memory<byte> memory => Equal(Convert.ToHexString(memory.Span), Convert.ToHexString(((Memory<byte>)found).Span), path),
            IEnumerable items when !IsUnset(expected) && !IsUnset(found) => Items(items, (IEnumerable)found, path),
            _ when IsComposed(type) => Fields(type, expected, found, path),
            _ => Equal(expected, found, path),
        };
    }

    private static string? Items(IEnumerable expected, IEnumerable found, string path)
    {
        object?[] wanted = [.. expected.Cast<object?>()];
        object?[] given = [.. found.Cast<object?>()];
        if (wanted.Length != given.Length)
            return $"{path} has {given.Length} elements and not {wanted.Length}";
        return wanted.Select((item, i) => Difference(item, given[i], $"{path}[{i}]")).FirstOrDefault(static difference => difference is not null);
    }

    private static string? Fields(Type? type, object expected, object found, string path)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Difference(field.GetValue(expected), field.GetValue(found), $"{path}.{field.Name}") is { } difference)
                    return difference;
            }
        }

        return null;
    }

    /// <summary>Types of the program under test, and types of .NET that consist of their fields.</summary>
    private static bool IsComposed(Type type) =>
        type.IsAssignableTo(typeof(ITuple))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || type.Assembly != typeof(object).Assembly && type.Assembly != typeof(Uri).Assembly;

    /// <summary>A default immutable array throws when it is enumerated.</summary>
    private static bool IsUnset(object value) => value.GetType().GetProperty("IsDefault")?.GetValue(value) is true;

    /// <summary>Returns the bytes, because a string that was not decoded may not be valid UTF-8.</summary>
    private static string Raw(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? "" : Convert.ToHexString(JsonMarshal.GetRawUtf8Value(element));

    private static string? Equal(object expected, object found, string path) =>
        expected.Equals(found) ? null : $"{path} is {Format(found)} and not {Format(expected)}";

    private static string Format(object? value) => value is null ? "null" : $"{value} ({value.GetType().Name})";
}
