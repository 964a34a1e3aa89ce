package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Year;
import java.util.List;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.Province;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.BureauDesk;
import org.openbeian.review.domain.FilingNumbers;

/** The adapter {@code desk}: draws serials from a sequence per province. */
@ApplicationScoped
class PostgresBureauDesk implements BureauDesk {

  @Override
  public Uni<FilingNumbers> draw(Province province, Year year, List<FiledService> services) {
    return Sql.value(Long.class, "select nextval('filing_serial_" + province.code() + "')")
        .map(serial -> FilingNumbers.write(province, year, serial.intValue(), services));
  }
}
