using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Thrown when a JSON value does not match its type. <see cref="JsonRootReader"/> adds the location.</summary>
internal sealed class JsonMismatchException(string message) : JsonException(message);
