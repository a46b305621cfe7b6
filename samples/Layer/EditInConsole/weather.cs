public record Place(string Name);

public static class Weather
{
    public static string Forecast(Place place) => $"Rain in {place.Name}.";
}
