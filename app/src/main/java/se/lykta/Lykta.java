package se.lykta;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program.
@SpringBootApplication
public class Lykta {
    public static void main(String[] args) {
        SpringApplication.run(Lykta.class, args);
    }
}
